using Antui.Server.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Antui.Tests.Api;

/// <summary>Deny by default: every route of the program is in this table with what it needs.</summary>
public sealed class Who_may_what
{
    private const string Table = """
        * /router/qimen/service open
        * /router/qm open
        * /router/rest open
        * /tmc open
        DELETE /api/v1/jobs/{id} configure
        DELETE /api/v1/shops/{shop}/audit-rules configure
        DELETE /api/v1/shops/{shop}/switches configure
        GET / open
        GET /api/v1/books read
        GET /api/v1/books/balance read
        GET /api/v1/books/export read
        GET /api/v1/demo read
        GET /api/v1/entry-orders read
        GET /api/v1/events read
        GET /api/v1/figures read
        GET /api/v1/installation read
        GET /api/v1/jobs read
        GET /api/v1/jobs/{id} read
        GET /api/v1/jobs/{id}/runs read
        GET /api/v1/keys admin
        GET /api/v1/lists read
        GET /api/v1/me read
        GET /api/v1/orders read
        GET /api/v1/orders/{shop}/{orderNo} read
        GET /api/v1/parked read
        GET /api/v1/photos/{id} read
        GET /api/v1/pool/orders read
        GET /api/v1/pool/orders/counts read
        GET /api/v1/pool/orders/{shop}/{no} read
        GET /api/v1/pool/refunds read
        GET /api/v1/pool/refunds/counts read
        GET /api/v1/pool/refunds/{shop}/{no} read
        GET /api/v1/pool/tasks read
        GET /api/v1/pool/tasks/{id} read
        GET /api/v1/reconciliation read
        GET /api/v1/reconciliation/runs read
        GET /api/v1/refunds read
        GET /api/v1/refunds/counts read
        GET /api/v1/refunds/{shop}/{refundNo} read
        GET /api/v1/refunds/{shop}/{refundNo}/evidence-pack read
        GET /api/v1/refunds/{shop}/{refundNo}/proposal read
        GET /api/v1/refunds/{shop}/{refundNo}/timeline read
        GET /api/v1/refunds/{shop}/{refundNo}/verification read
        GET /api/v1/return-addresses read
        GET /api/v1/returns read
        GET /api/v1/returns/counts read
        GET /api/v1/returns/{shop}/{orderNo}/{returnNo} read
        GET /api/v1/scan/{number} read
        GET /api/v1/shipments read
        GET /api/v1/shipments/counts read
        GET /api/v1/shipments/merge-proposals read
        GET /api/v1/shops read
        GET /api/v1/shops/{shop} read
        GET /api/v1/shops/{shop}/audit-rules read
        GET /api/v1/shops/{shop}/gates read
        GET /api/v1/shops/{shop}/mapping read
        GET /api/v1/shops/{shop}/mapping/history read
        GET /api/v1/shops/{shop}/reverse-orders read
        GET /api/v1/shops/{shop}/stock read
        GET /api/v1/shops/{shop}/stock/outside read
        GET /api/v1/shops/{shop}/stock/published read
        GET /api/v1/shops/{shop}/strategies read
        GET /api/v1/shops/{shop}/strategies/history read
        GET /api/v1/shops/{shop}/switches read
        GET /api/v1/stock read
        GET /api/v1/stock/movements read
        GET /api/v1/strategies/catalogue read
        GET /api/v1/unclaimed read
        GET /api/v1/unclaimed/{id} read
        GET /api/v1/unmatched-goods read
        GET /api/v1/warehouses read
        GET /docs/favicon.svg open
        GET /docs/scalar.aspnetcore.js open
        GET /docs/scalar.js open
        GET /docs/{documentName?} open
        GET /health/live open
        GET /health/ready open
        GET /metrics open
        GET /openapi/{documentName}.json open
        PATCH /api/v1/returns/{shop}/{orderNo}/{returnNo} evidence
        POST /api/v1/entry-orders/{shop}/{code}/receive evidence
        POST /api/v1/erp/{shop}/events open
        POST /api/v1/facts orders|evidence
        POST /api/v1/installation/resume admin
        POST /api/v1/installation/stop admin
        POST /api/v1/jobs/{id}/run act
        POST /api/v1/keys admin
        POST /api/v1/keys/{id}/revoke admin
        POST /api/v1/lists/rebuild configure
        POST /api/v1/orders/{shop}/{orderNo}/extra-refund act
        POST /api/v1/orders/{shop}/{orderNo}/words/erase admin
        POST /api/v1/orders/{shop}/{orderNo}/words/read act
        POST /api/v1/parked/{id}/assign act
        POST /api/v1/parked/{id}/dismiss act
        POST /api/v1/parked/{id}/retry act
        POST /api/v1/photos evidence
        POST /api/v1/pool/orders/actions act
        POST /api/v1/pool/refunds/actions act
        POST /api/v1/pool/tasks/{id}/stop act
        POST /api/v1/reconciliation/runs act
        POST /api/v1/reconciliation/{id}/resolve act
        POST /api/v1/refunds/{shop}/{refundNo}/actions act
        POST /api/v1/refunds/{shop}/{refundNo}/actions/preview read
        POST /api/v1/refunds/{shop}/{refundNo}/proposal act
        POST /api/v1/returns evidence
        POST /api/v1/scan/{number}/inspect evidence
        POST /api/v1/scan/{number}/receive evidence
        POST /api/v1/shipments/actions evidence
        POST /api/v1/shipments/add evidence
        POST /api/v1/shipments/merge evidence
        POST /api/v1/shipments/split evidence
        POST /api/v1/shops/{shop}/breaker/close configure
        POST /api/v1/shops/{shop}/check act
        POST /api/v1/shops/{shop}/compare act
        POST /api/v1/shops/{shop}/evidence evidence
        POST /api/v1/shops/{shop}/evidence/preview evidence
        POST /api/v1/shops/{shop}/mapping/preview read
        POST /api/v1/shops/{shop}/orders orders
        POST /api/v1/shops/{shop}/orders/{orderNo}/return-steps evidence
        POST /api/v1/shops/{shop}/orders/{orderNo}/shipment-steps evidence
        POST /api/v1/shops/{shop}/pause configure
        POST /api/v1/shops/{shop}/refunds orders
        POST /api/v1/shops/{shop}/refunds/{refundNo}/changes orders
        POST /api/v1/shops/{shop}/resume configure
        POST /api/v1/shops/{shop}/reverse-orders/{returnNo}/submit act
        POST /api/v1/shops/{shop}/strategies/rollback configure
        POST /api/v1/stock/entries evidence
        POST /api/v1/unclaimed evidence
        POST /api/v1/unclaimed/{id}/claim evidence
        POST /api/v1/unclaimed/{id}/dismiss evidence
        POST /api/v1/unmatched-goods/claim evidence
        POST /api/v1/unmatched-goods/dismiss evidence
        PUT /api/v1/jobs/{id} configure
        PUT /api/v1/return-addresses configure
        PUT /api/v1/shops/{shop} configure
        PUT /api/v1/shops/{shop}/audit-rules configure
        PUT /api/v1/shops/{shop}/mapping configure
        PUT /api/v1/shops/{shop}/strategies configure
        PUT /api/v1/shops/{shop}/switches configure
        PUT /api/v1/warehouses configure
        """;

    [Fact]
    public async Task Every_route_names_its_scope()
    {
        await using var node = await TestNode.StartAsync();
        var routes = node.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .SelectMany(Lines).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Table.ReplaceLineEndings("\n"), string.Join("\n", routes));
    }

    [Theory]
    [InlineData("read", "GET", "refunds", true)]
    [InlineData("read", "POST", "shops/h1/orders", false)]
    [InlineData("orders", "GET", "refunds", false)]
    [InlineData("act", "PUT", "shops/h1/strategies", false)]
    [InlineData("configure", "GET", "keys", false)]
    [InlineData("admin", "GET", "keys", true)]
    [InlineData("evidence", "POST", "refunds/h1/r/actions", false)]
    public async Task A_key_does_what_its_scope_says(string scope, string method, string path, bool may)
    {
        await using var node = await TestNode.StartAsync();
        var (status, _) = await node.SendAsync(
            new HttpMethod(method), path, method == "GET" ? null : "{}", TestNode.KeyOf(scope));
        Assert.Equal(may, status != 403);
    }

    [Fact]
    public async Task A_made_key_works_until_it_is_revoked()
    {
        await using var node = await TestNode.StartAsync();
        var (status, made) = await node.PostAsync("keys", """{"name":"ERP","scopes":["read","evidence"]}""");
        Assert.Equal(201, status);
        var token = (string)made["token"]!;
        Assert.StartsWith($"ak_{made["id"]}_", token, StringComparison.Ordinal);
        var (_, me) = await node.SendAsync(HttpMethod.Get, "me", key: token);
        Assert.Equal("ERP", (string)me["name"]!);
        Assert.DoesNotContain(token, (await node.GetAsync("keys")).Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(401, (await node.SendAsync(HttpMethod.Get, "me", key: token + "0")).Status);
        await node.PostAsync($"keys/{made["id"]}/revoke", "{}");
        Assert.Equal(401, (await node.SendAsync(HttpMethod.Get, "me", key: token)).Status);
    }

    private static IEnumerable<string> Lines(RouteEndpoint route)
    {
        var scope = route.Metadata.GetMetadata<NeedsScope>() is { } needs ? string.Join('|', needs.Scopes)
            : (route.Metadata.GetMetadata<OpenToAll>() is null ? "NONE" : "open");
        var path = "/" + route.RoutePattern.RawText!.Trim('/');
        foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"])
            yield return $"{method} {path} {scope}";
    }
}
