using System.Security.Cryptography;
using System.Text;
using Antui.Core;

namespace Antui.Tests.Api;

public sealed class Once_only
{
    private const string Path = "shops/h1/orders";

    private static string Body(int fen) =>
        $$"""
        {"orderNo":"o1","paidFen":{{fen}},
         "lines":[{"lineNo":"1","sku":"s","title":"t","quantity":1,"paidFen":{{fen}}}]}
        """;

    [Fact]
    public async Task A_repeat_with_the_same_key_gets_the_first_answer()
    {
        await using var node = await TestNode.StartAsync();
        var first = await node.SendAsync(HttpMethod.Post, Path, Body(100), headers: ("Idempotency-Key", "k1"));
        var again = await node.SendAsync(HttpMethod.Post, Path, Body(100), headers: ("Idempotency-Key", "k1"));
        Assert.Equal((201, 201), (first.Status, again.Status));
        Assert.Equal("applied", (string)again.Body["result"]!);
    }

    [Fact]
    public async Task Other_content_with_the_same_key_is_refused()
    {
        await using var node = await TestNode.StartAsync();
        await node.SendAsync(HttpMethod.Post, Path, Body(100), headers: ("Idempotency-Key", "k1"));
        var (status, problem) = await node.SendAsync(HttpMethod.Post, Path, Body(200),
            headers: ("Idempotency-Key", "k1"));
        Assert.Equal((422, "IDEMPOTENCY_KEY_REUSED"), (status, (string)problem["code"]!));
        var other = await node.SendAsync(
            HttpMethod.Post, Path, Body(200), TestNode.KeyOf("orders"), ("Idempotency-Key", "k1"));
        Assert.Equal((409, "ORDER_EXISTS"), (other.Status, (string)other.Body["code"]!));
    }

    [Fact]
    public async Task A_second_one_while_the_first_runs_is_told_so()
    {
        await using var node = await TestNode.StartAsync();
        var hash = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"POST /api/v1/{Path}\n{Body(100)}")));
        await node.Store.BeginAsync("config-0", "k1", hash, Instant.From(TimeProvider.System.GetUtcNow()),
            CancellationToken.None);
        var (status, problem) = await node.SendAsync(HttpMethod.Post, Path, Body(100),
            headers: ("Idempotency-Key", "k1"));
        Assert.Equal((409, "IN_FLIGHT"), (status, (string)problem["code"]!));
    }

    [Fact]
    public async Task A_refused_request_may_be_repeated_with_its_key()
    {
        await using var node = await TestNode.StartAsync();
        Assert.Equal(422,
            (await node.SendAsync(HttpMethod.Post, Path, Body(-1), headers: ("Idempotency-Key", "k1"))).Status);
        Assert.Equal(201,
            (await node.SendAsync(HttpMethod.Post, Path, Body(100), headers: ("Idempotency-Key", "k1"))).Status);
        Assert.Equal(400,
            (await node.SendAsync(HttpMethod.Post, Path, Body(1), headers: ("Idempotency-Key", "a b"))).Status);
    }
}
