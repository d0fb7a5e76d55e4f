using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Core;

namespace Antui.Tests.Stored;

/// <summary>
/// Makes a value of any stored type in which every field says something, the same in every run: what is left at its
/// default would not be seen in the text.
/// </summary>
/// <param name="words">Takes the enums that were met.</param>
internal sealed class Samples(ISet<Type> words)
{
    private const int Deepest = 12;

    private int _count;

    /// <summary>One for each case of a closed hierarchy; one of every other type.</summary>
    public static IEnumerable<object> Of(Type type, ISet<Type> words)
    {
        var cases = Cases(type);
        return (cases.Length > 0 ? cases : [type]).Select(t => new Samples(words).Make(t, t.Name, 0)!);
    }

    private static Type[] Cases(Type type) =>
        [.. type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(x => x.DerivedType)];

    private object? Make(Type type, string name, int depth)
    {
        // Why a part came to nothing is no part of what is stored.
        if (depth > Deepest || type == typeof(Refusal)) return null;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Make(inner, name, depth);
        return Simple(type, name) ?? Many(type, name, depth) ?? Whole(type, depth);
    }

    private object? Simple(Type type, string name)
    {
        if (type == typeof(string)) return $"{name}-{++_count}";
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return ++_count;
        if (type == typeof(long)) return (long)++_count;
        if (type == typeof(byte)) return (byte)++_count;
        if (type == typeof(decimal)) return (decimal)++_count;
        if (type == typeof(TimeSpan)) return TimeSpan.FromSeconds(++_count);
        if (type == typeof(Instant)) return new Instant(1_700_000_000_000 + ++_count);
        if (type == typeof(Money)) return Money.Fen(++_count);
        if (type == typeof(OrderKey)) return new OrderKey($"shop-{++_count}", $"{++_count}");
        if (type == typeof(JsonElement)) return JsonSerializer.SerializeToElement(new { any = ++_count });
        if (type == typeof(byte[])) return new[] { (byte)++_count };
        if (type == typeof(ReadOnlyMemory<byte>)) return new ReadOnlyMemory<byte>([(byte)++_count]);
        if (!type.IsEnum) return null;
        words.Add(type);
        return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
    }

    private object? Many(Type type, string name, int depth)
    {
        if (type.IsArray) return Filled(type.GetElementType()!, name, depth);
        if (!type.IsGenericType) return null;
        var (open, args) = (type.GetGenericTypeDefinition(), type.GetGenericArguments());
        if (open == typeof(ImmutableArray<>))
            return Made(typeof(ImmutableArray), [args[0]], Filled(args[0], name, depth));
        if (open == typeof(IReadOnlyList<>)) return Filled(args[0], name, depth);
        if (typeof(IDictionary).IsAssignableFrom(type) || open == typeof(IReadOnlyDictionary<,>))
        {
            var filled = (IDictionary)Activator.CreateInstance(typeof(SortedDictionary<,>).MakeGenericType(args))!;
            filled.Add(Make(args[0], name, depth + 1)!, Make(args[1], name, depth + 1));
            return open == typeof(ImmutableSortedDictionary<,>)
                ? Made(typeof(ImmutableSortedDictionary), args, filled) : filled;
        }
        return null;
    }

    /// <summary>All cases where the elements have any, else one.</summary>
    private Array Filled(Type element, string name, int depth)
    {
        var cases = Cases(element);
        var values = (cases.Length > 0 ? cases : [element]).Select(t => Make(t, name, depth + 1)).ToArray();
        var filled = Array.CreateInstance(element, values.Length);
        values.CopyTo(filled, 0);
        return filled;
    }

    private static object Made(Type factory, Type[] args, object from) => factory.GetMethods()
        .Where(m => m.Name is "Create" or "CreateRange" && m.GetGenericArguments().Length == args.Length)
        .Select(m => m.MakeGenericMethod(args))
        .First(m => m.GetParameters() is [var only] && only.ParameterType.IsInstanceOfType(from)).Invoke(null, [from])!;

    private object Whole(Type type, int depth)
    {
        if (Cases(type) is { Length: > 0 } cases) return Make(cases[^1], type.Name, depth + 1)!;
        var made = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var value = made.Invoke([.. made.GetParameters().Select(p => Make(p.ParameterType, p.Name!, depth + 1))]);
        var given = made.GetParameters().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var others = type.GetProperties().Where(p => p.SetMethod is { IsPublic: true } && !given.Contains(p.Name));
        foreach (var own in others) own.SetValue(value, Make(own.PropertyType, own.Name, depth + 1));
        return value;
    }
}
