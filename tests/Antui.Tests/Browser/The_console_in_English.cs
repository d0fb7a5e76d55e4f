using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Antui.Tests.EndToEnd;
using Microsoft.Playwright;

namespace Antui.Tests.Browser;

/// <summary>
/// Every page in English, with something on it. All data of this shop is written in Latin letters, so that any Chinese
/// character, and any name of a text, is a label that somebody forgot.
/// </summary>
[Collection(Processes.Name)]
public sealed partial class The_console_in_English
{
    private const long Piece = 12_800;

    private static readonly (string Address, string Sees)[] Pages =
    [
        ("/", "Overview"), ("/refunds", "92001"), ("/refunds/m1/92001", "Refund 92001"),
        ("/refunds/m1/92002", "Refund 92002"), ("/pool/orders?stage=all", "80001"),
        ("/pool/orders?stage=all&open=m1/80001", "What was read"), ("/pool/refunds?stage=all", "92001"),
        ("/sales?stage=all", "80002"), ("/sales?stage=merge", "Orders of one buyer"),
        ("/orders/m1/80001", "Order 80001"), ("/returns?stage=all", "Returns"), ("/returns/m1/80002/R1", "80002-R1"),
        ("/scan", "Scan"), ("/waiting?tab=messages", "No message waits"),
        ("/waiting?tab=goods", "No unmatched goods"), ("/waiting?tab=parcels&state=claimed", "Claimed"),
        ("/unclaimed", "ZT1"), ("/stock", "Stock"), ("/stock?tab=movements", "Stock"),
        ("/stock?tab=warehouses", "Stock"), ("/stock?tab=addresses", "Stock"), ("/books", "Trial balance"),
        ("/losses", "No loss waits"), ("/losses?kind=taken", "No loss waits"),
        ("/reconciliation", "Reconciliation"), ("/jobs", "Fetch"), ("/mapping/m1", "Mapping"),
        ("/shops", "Green Hill Tea"), ("/shops/m1", "Green Hill Tea"), ("/parked", "No message waits"),
        ("/nowhere", "no such page"),
    ];

    private static readonly Regex[] Faults = [Chinese(), NameOfText(), Blank(), Code()];

    [Fact]
    public async Task Says_everything_in_English()
    {
        await using var sites = await TwoSites.StartAsync("Green Hill Tea");
        await PrepareAsync(sites);
        await using var console = await ConsolePage.OpenAsync(sites.Merchant, "#key=" + TwoSites.Admin);
        await console.SpeakAsync("English");
        var wrong = new List<string>();
        foreach (var (address, sees) in Pages)
        {
            await console.Page.EvaluateAsync("to => location.hash = '#' + to", address);
            await console.SeeAsync(sees);
            // What a page still reads may bring words of its own.
            await Assertions.Expect(console.Page.Locator(".ant-skeleton, .ant-spin-spinning")).ToHaveCountAsync(0);
            foreach (var text in await TextsAsync(console.Page))
                if (Faults.Any(fault => fault.IsMatch(text)))
                    wrong.Add($"{address}: {text}");
            await console.PictureAsync("en" + address.Replace('/', '.').Replace('?', '.'));
        }
        Assert.Empty(wrong.Distinct());
        Assert.Empty(console.Wrongs);
    }

    /// <summary>Everything a page says, also in names and hints; the switch of the languages names both.</summary>
    private static Task<string[]> TextsAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const said = [document.title]
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT)
          for (let e = walk.currentNode; e; e = walk.nextNode()) {
            if (e.closest('.ant-segmented[aria-label*="Language"], script, style, .json')) continue
            for (const name of ['placeholder', 'aria-label', 'title', 'alt'])
              if (e.hasAttribute(name)) said.push(`${name}: ${e.getAttribute(name)}`)
            // A code that is shown as one is meant for whoever looks it up.
            const kind = e.closest('code') ? 'code' : 'text'
            for (const n of e.childNodes)
              if (n.nodeType === Node.TEXT_NODE) said.push(`${kind}: ${n.textContent.trim()}`)
          }
          return said
        }
        """);

    /// <summary>An order that was stopped, one that came back damaged, two that wait, a parcel of nobody.</summary>
    private static async Task PrepareAsync(TwoSites sites)
    {
        foreach (var no in (string[])["80001", "80002", "80003", "80004"])
            await sites.BuyAsync(no, no is "80003" or "80004" ? "buyer-3" : "buyer-" + no, "Zhejiang", "Tea", "Cup");
        await FetchAsync(sites, "orders", 4);
        await ConvertAsync(sites, "orders", "80001", "80002", "80003", "80004");
        await DeskAsync(sites, "audit", "80001", "80002", "80003", "80004");
        foreach (var step in (string[])["release", "pick", "pack"]) await DeskAsync(sites, step, "80002");
        await DeskAsync(sites, "hand-over", "80002");
        await sites.AskAsync("92001", "80001", "unshipped", Piece * 2, "changed my mind");
        await sites.AskAsync("92002", "80002", "return", Piece * 2, "not as described");
        await FetchAsync(sites, "refunds", 2);
        await ConvertAsync(sites, "refunds", "92001", "92002");
        await sites.SendBackAsync("92002", "80002", "YT1");
        await PostAsync(sites, "jobs/fetch:m1/run", "{}");
        await TwoSites.UntilAsync(sites.Merchant, "scan/YT1", b => (string?)b["kind"] == "return");
        await PostAsync(sites, "scan/YT1/inspect",
            """
            {"stepId":"i1","lines":[
              {"shop":"m1","orderNo":"80002","returnNo":"R1","lineNo":"800021","quantity":1,"grade":"good"},
              {"shop":"m1","orderNo":"80002","returnNo":"R1","lineNo":"800022","quantity":1,"grade":"defective"}]}
            """);
        await PostAsync(
            sites, "unclaimed", """{"number":"ZT1","skus":[{"sku":"SKU-X","quantity":1}],"warehouse":"m1"}""");
        await PostAsync(sites, "reconciliation/runs", "{}");
        await TwoSites.UntilAsync(sites.Merchant, "refunds/m1/92001", b => (string?)b["phase"] == "refunded");
        await TwoSites.UntilAsync(sites.Merchant, "refunds/m1/92002", b => (string?)b["phase"] == "person");
    }

    private static async Task FetchAsync(TwoSites sites, string kind, int count)
    {
        await PostAsync(sites, "jobs/fetch:m1/run", "{}");
        await TwoSites.UntilAsync(sites.Merchant, $"pool/{kind}/counts", b => (int)b["toConvert"]! == count);
    }

    private static Task ConvertAsync(TwoSites sites, string kind, params string[] numbers)
    {
        var list = numbers.Select(n => $$"""{"shop":"m1","no":"{{n}}"}""");
        return PostAsync(
            sites, $"pool/{kind}/actions", $$"""{"action":"convert","numbers":[{{string.Join(',', list)}}]}""");
    }

    private static Task DeskAsync(TwoSites sites, string action, params string[] orders)
    {
        var items = orders.Select(n => $$"""{"shop":"m1","orderNo":"{{n}}","shipmentNo":"S1"}""");
        var more = action == "hand-over" ? ""","confirm":true,"waybill":{"carrier":"SF","number":"SF1"}""" : "";
        return PostAsync(
            sites, "shipments/actions", $$"""{"action":"{{action}}","items":[{{string.Join(',', items)}}]{{more}}}""");
    }

    private static async Task PostAsync(TwoSites sites, string path, string json)
    {
        var (status, body) = await TwoSites.SendAsync(sites.Merchant, HttpMethod.Post, path, JsonNode.Parse(json));
        Assert.True(status is 200 or 201 or 202, $"{path}: {status} {body.ToJsonString()}");
        Assert.True(body["failed"] is not JsonArray { Count: > 0 }, body.ToJsonString());
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|[，。：；（）「」？！]")]
    private static partial Regex Chinese();

    /// <summary>"jobs.next": the name of a text where its words should be; "{n}" of a value nobody filled in.</summary>
    [GeneratedRegex(@"^[a-z-]+: [a-z]+[A-Za-z]*\.[a-z][A-Za-z.-]+$|\{[a-z]+\}")]
    private static partial Regex NameOfText();

    /// <summary>"to-convert", "WAIT_BUYER_PAY": the API's or a platform's word where a person reads.</summary>
    [GeneratedRegex(@"^text: ([a-z]+(-[a-z]+)+|[A-Z]+(_[A-Z]+)+)$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\bundefined\b|\bNaN\b|\[object |\bnull\b")]
    private static partial Regex Blank();
}
