using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Antui.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Antui.Tests.Api;

/// <summary>The standing lists, the evidence pack, photos and unclaimed parcels over the API.</summary>
public sealed class Reconciliation_of_a_shop
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goods_that_leave_after_their_refund_stand_in_the_list_once_until_resolved()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1", "h2");
        await node.AskAsync("r1", "o1", 5_000, "h2");
        await node.PostAsync("shops/h2/evidence", """{"orderNo":"o1","refundNo":"r1","kind":"stopped"}""");
        await node.UntilAsync("h2", "r1", "refunded");
        var (_, clean) = await node.PostAsync("reconciliation/runs", "{}");
        Assert.Equal(0, (long)clean["added"]!);
        await node.PostAsync("shops/h2/evidence", """{"orderNo":"o1","kind":"shipped","id":"W1"}""");
        var (_, run) = await node.PostAsync("reconciliation/runs", """{"shop":"h2"}""");
        Assert.Equal((1L, 1L), ((long)run["added"]!, (long)run["open"]!));
        var (_, again) = await node.PostAsync("reconciliation/runs", "{}");
        Assert.Equal((0L, 1L), ((long)again["added"]!, (long)again["open"]!));
        var (_, page) = await node.GetAsync("reconciliation?list=refunded-but-shipped");
        var row = Assert.Single(page["items"]!.AsArray())!;
        Assert.Equal("recall", (string)row["action"]!);
        Assert.Contains("货物仍然发出", (string)row["text"]!["zh"]!, StringComparison.Ordinal);
        Assert.Equal(1, (long)page["counts"]!["refunded-but-shipped"]!);
        Assert.Equal(422, (await node.PostAsync($"reconciliation/{row["id"]}/resolve", """{"reason":" "}""")).Status);
        var (_, resolved) = await node.PostAsync($"reconciliation/{row["id"]}/resolve", """{"reason":"the buyer paid again"}""");
        Assert.Equal("person:Li", (string)resolved["resolvedBy"]!);
        var (_, after) = await node.PostAsync("reconciliation/runs", "{}");
        Assert.Equal((0L, 0L), ((long)after["added"]!, (long)after["open"]!));
        Assert.Empty((await node.GetAsync("reconciliation")).Body["items"]!.AsArray());
        Assert.Single((await node.GetAsync("reconciliation?state=resolved")).Body["items"]!.AsArray());
    }

    [Fact]
    public async Task It_runs_every_night_by_itself_and_as_a_job_at_once()
    {
        await using var node = await TestNode.StartAsync();
        var jobs = (await node.GetAsync("jobs")).Body["items"]!.AsArray();
        var job = Assert.Single(jobs, j => (string)j!["kind"]! == "reconcile")!;
        Assert.Equal("0 3 * * *", (string)job["plan"]!);
        Assert.Equal(202, (await node.PostAsync($"jobs/{job["id"]}/run", "{}")).Status);
        for (var tries = 0; (await node.GetAsync("reconciliation/runs")).Body["items"]!.AsArray().Count == 0; tries++)
        {
            Assert.True(tries < 200, "It never ran.");
            await Task.Delay(25, Stop);
        }
    }

    [Fact]
    public async Task Wrong_questions_are_told_what_to_do()
    {
        await using var node = await TestNode.StartAsync();
        Assert.Equal(400, (await node.GetAsync("reconciliation?list=nothing")).Status);
        Assert.Equal(400, (await node.GetAsync("reconciliation?state=half")).Status);
        Assert.Equal(404, (await node.PostAsync("reconciliation/runs", """{"shop":"nobody"}""")).Status);
        Assert.Equal(404, (await node.PostAsync("reconciliation/none/resolve", """{"reason":"x"}""")).Status);
    }

    [Fact]
    public async Task The_evidence_pack_proves_its_own_files_and_its_journal()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1");
        await node.AskAsync("r1", "o1", 5_000);
        await node.UntilAsync("h1", "r1", "refunded");
        // What the machine still adds after the money (the document's end) would make another pack.
        await node.Services.GetRequiredService<RefundEngine>().Activity.IdleAsync();
        using var client = node.Client();
        var bytes = await client.GetByteArrayAsync("refunds/h1/r1/evidence-pack", Stop);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var manifest = JsonNode.Parse(Read(zip, "manifest.json"))!;
        foreach (var (name, said) in manifest["files"]!.AsObject())
            Assert.Equal((string)said!["sha256"]!, Convert.ToHexStringLower(SHA256.HashData(Read(zip, name))));
        var last = new string('0', 64);
        foreach (var line in Encoding.UTF8.GetString(Read(zip, "journal.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var entry = JsonNode.Parse(line)!;
            Assert.Equal(last, (string)entry["before"]!);
            last = (string)entry["hash"]!;
        }
        Assert.Equal((string)manifest["journalChain"]!, last);
        Assert.Contains("r1", Encoding.UTF8.GetString(Read(zip, "index.html")), StringComparison.Ordinal);
        Assert.Equal(bytes, await client.GetByteArrayAsync("refunds/h1/r1/evidence-pack", Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("refunds/h1/none/evidence-pack", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_photo_is_kept_once_and_only_a_photo()
    {
        await using var node = await TestNode.StartAsync();
        using var client = node.Client();
        byte[] picture = [0xFF, 0xD8, 0xFF, 1, 2, 3];
        var first = await SendAsync(client, picture);
        Assert.Equal(first, await SendAsync(client, picture));
        using var answer = await client.GetAsync($"photos/{first}", Stop);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(picture, await answer.Content.ReadAsByteArrayAsync(Stop));
        using var text = await client.PostAsync("photos", new ByteArrayContent("<script>"u8.ToArray()), Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, text.StatusCode);
        // A client that asks first is told before it sends five megabytes for nothing.
        using var request = new HttpRequestMessage(HttpMethod.Post, "photos") { Content = new ByteArrayContent(new byte[6 * 1024 * 1024]) };
        request.Headers.ExpectContinue = true;
        using var large = await client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task An_unclaimed_parcel_is_matched_and_claimed_by_a_person_once()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1");
        await node.PostAsync("shops/h1/refunds",
            """{"refundNo":"r1","orderNo":"o1","kind":"return","amountFen":5000,"lines":[{"lineNo":"1","quantity":2}]}""");
        const string Parcel = """{"number":"ZT99","skus":[{"sku":"s","quantity":2}],"warehouse":"main"}""";
        var (status, found) = await node.PostAsync("unclaimed", Parcel);
        Assert.Equal(201, status);
        var match = Assert.Single(found["matches"]!.AsArray())!;
        Assert.Equal(("r1", 30), ((string)match["refundNo"]!, (int)match["score"]!));
        Assert.Equal((string)found["id"]!, (string)(await node.PostAsync("unclaimed", Parcel)).Body["id"]!);
        var id = (string)found["id"]!;
        Assert.Equal(404, (await node.PostAsync($"unclaimed/{id}/claim", """{"shop":"h1","orderNo":"o1","refundNo":"none"}""")).Status);
        var (_, claimed) = await node.PostAsync($"unclaimed/{id}/claim", """{"shop":"h1","orderNo":"o1","refundNo":"r1"}""");
        Assert.Equal(("claimed", "person:Li"), ((string)claimed["state"]!, (string)claimed["resolvedBy"]!));
        Assert.Equal(409, (await node.PostAsync($"unclaimed/{id}/dismiss", """{"reason":"nothing"}""")).Status);
        Assert.Empty((await node.GetAsync("unclaimed")).Body["items"]!.AsArray());
        Assert.Equal(422, (await node.PostAsync("unclaimed", "{}")).Status);
        Assert.Equal(422, (await node.PostAsync("unclaimed", """{"number":"A","phoneTail":"13800138000"}""")).Status);
    }

    [Fact]
    public async Task Return_addresses_are_one_list_with_rules()
    {
        await using var node = await TestNode.StartAsync();
        var (status, _) = await node.SendAsync(HttpMethod.Put, "return-addresses",
            """{"items":[{"id":"a","name":"总仓","warehouse":"main","address":"…","rules":[{"province":"浙江"}]}]}""");
        Assert.Equal(200, status);
        var (_, list) = await node.GetAsync("return-addresses");
        Assert.Equal("浙江", (string)list["items"]![0]!["rules"]![0]!["province"]!);
        Assert.Equal(422, (await node.SendAsync(HttpMethod.Put, "return-addresses",
            """{"items":[{"id":"a","name":"","warehouse":" ","address":""}]}""")).Status);
    }

    private static async Task<string> SendAsync(HttpClient client, byte[] picture)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(picture);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(file, "file", "a.jpg");
        using var answer = await client.PostAsync("photos", form, Stop);
        var body = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, body);
        return (string)JsonNode.Parse(body)!["id"]!;
    }

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
