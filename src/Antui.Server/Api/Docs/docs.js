// Renders /openapi/v1.json as text nodes only: nothing in the document can become markup.
'use strict';

const el = (tag, text, className) => {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  if (className) node.className = className;
  return node;
};

const nameOf = ref => ref.split('/').pop();

function typeText(schema) {
  if (!schema) return '';
  if (schema.$ref) return nameOf(schema.$ref);
  const any = schema.oneOf || schema.anyOf;
  if (any) return any.map(typeText).filter(t => t !== 'null').join(' | ');
  const type = [].concat(schema.type || []).filter(t => t !== 'null').join(' | ');
  if (type === 'array') return typeText(schema.items) + '[]';
  if (schema.enum) return schema.enum.filter(v => v !== null).join(' | ');
  return type + (schema.format ? ' (' + schema.format + ')' : '');
}

function fields(schema, all) {
  const table = el('table');
  const source = schema.$ref ? all[nameOf(schema.$ref)] : schema;
  for (const [name, field] of Object.entries((source && source.properties) || {})) {
    const row = el('tr');
    const cell = el('td');
    cell.append(el('code', name + ((source.required || []).includes(name) ? '' : '?')));
    row.append(cell, el('td', typeText(field)), el('td', field.description || ''));
    table.append(row);
  }
  return table;
}

function operation(path, verb, op, all) {
  const section = el('section');
  section.id = verb + path;
  const title = el('h3');
  title.append(el('span', verb.toUpperCase(), 'verb'), el('code', path));
  section.append(title, el('p', [op.summary, op.description].filter(Boolean).join(' ')));
  if (op.parameters && op.parameters.length) {
    section.append(el('h4', 'Parameters'));
    const table = el('table');
    for (const p of op.parameters) {
      const row = el('tr');
      const cell = el('td');
      cell.append(el('code', p.name));
      row.append(cell, el('td', p.in + ', ' + typeText(p.schema)), el('td', p.description || ''));
      table.append(row);
    }
    section.append(table);
  }
  const body = op.requestBody && Object.values(op.requestBody.content)[0];
  if (body) section.append(el('h4', 'Body: ' + typeText(body.schema)), fields(body.schema, all));
  for (const [status, answer] of Object.entries(op.responses || {})) {
    const schema = Object.values(answer.content || {}).map(c => c.schema)[0];
    if (Number(status) >= 400) continue;
    section.append(el('h4', status + (schema ? ': ' + typeText(schema) : '')));
    if (schema && schema.$ref) section.append(fields(schema, all));
  }
  return section;
}

async function render() {
  const api = await (await fetch('/openapi/v1.json')).json();
  const nav = document.getElementById('nav');
  const main = document.getElementById('main');
  const all = (api.components && api.components.schemas) || {};
  main.replaceChildren(el('h1', api.info.title + ' · REST API ' + api.info.version), el('p', api.info.description));
  const groups = {};
  for (const [path, verbs] of Object.entries(api.paths))
    for (const [verb, op] of Object.entries(verbs))
      (groups[(op.tags && op.tags[0]) || 'Other'] ||= []).push([path, verb, op]);
  for (const [tag, list] of Object.entries(groups)) {
    nav.append(el('h3', tag));
    main.append(el('h2', tag));
    for (const [path, verb, op] of list) {
      const link = el('a', verb.toUpperCase() + ' ' + path.replace('/api/v1', ''));
      link.href = '#' + encodeURIComponent(verb + path);
      nav.append(link);
      main.append(operation(path, verb, op, all));
    }
  }
  nav.append(el('h3', 'Schemas'));
  main.append(el('h2', 'Schemas'));
  for (const [name, schema] of Object.entries(all).sort()) {
    const link = el('a', name);
    link.href = '#' + encodeURIComponent(name);
    nav.append(link);
    const section = el('section');
    section.id = name;
    section.append(el('h3', name), el('p', schema.description || ''));
    section.append(schema.enum ? el('p', schema.enum.join(' | ')) : fields(schema, all));
    main.append(section);
  }
}

render().catch(error => document.getElementById('main').replaceChildren(el('p', 'Could not read the description: ' + error)));
