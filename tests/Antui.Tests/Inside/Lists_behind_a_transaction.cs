using Antui.Core.Ports;
using Antui.Storage;
using Antui.Tests.Gateways;
using Antui.Tests.Shared;
using Npgsql;

namespace Antui.Tests.Inside;

/// <summary>
/// On PostgreSQL a transaction of somebody else that is still under way hides what was committed after it began. A reader
/// who waits is shown it as soon as that one is over; no clock has to move for it.
/// </summary>
public sealed class Lists_behind_a_transaction
{
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_hidden_is_shown_when_the_transaction_is_over()
    {
        var spec = await PrivatePostgres.NewDatabaseAsync();
        await using var store = await Stores.OpenAsync(spec, StoreOptions.Default with { NodeClock = true }, Stop);
        var node = await OneShop.NodeAsync(store, new TestClock());
        await using var other = new NpgsqlConnection(spec);
        await other.OpenAsync(Stop);
        await using var transaction = await other.BeginTransactionAsync(Stop);
        await using var number = new NpgsqlCommand("SELECT pg_current_xact_id()", other, transaction);
        await number.ExecuteScalarAsync(Stop);

        await OneShop.AskAsync(node, "1", 6_100);
        var shown = node.Lists.RefundsAsync(new RefundFilter(), null, 9, Stop);
        await Task.Delay(300, Stop);
        Assert.False(shown.IsCompleted);
        await transaction.CommitAsync(Stop);
        Assert.Single((await shown.WaitAsync(Patient, Stop)).Rows);
    }
}
