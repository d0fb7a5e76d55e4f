using Antui.Core.Mapping;
using Antui.Core.Pool;

namespace Antui.Core.Tests.Specs;

/// <summary>Rows and tasks of the pool keep a refusal as code and note.</summary>
public sealed class KeptRefusalSpecs
{
    private static readonly Instant At = new(1_790_000_000_123);

    public static TheoryData<Refusal> Kept =>
    [
        .. Enum.GetValues<MappingTable>().Select(t => new Refusal.Unmapped(t, "SKU A, SKU B")),
        .. Enum.GetValues<PoolStage>().Select(s => new Refusal.OrderInPool("40:01", s)),
        .. Enum.GetValues<OrderFault>().Select(f => new Refusal.OrderInvalid(f)),
        new Refusal.OrderBeingFetched("4001"), new Refusal.NotOnPlatform(), new Refusal.ReadFailed("it's 'down'"),
        new Refusal.ConvertFailed("no such line"), new Refusal.ConvertsNothing(), new Refusal.ConvertedBefore(),
        new Refusal.NothingToUndo(), new Refusal.HandledElsewhere(), new Refusal.RemovedFromPool(),
        new Refusal.OnlyRefundsRejected(), new Refusal.ShopUnknown("m1"), new Refusal.RefundUnknown(),
        new Refusal.RequestChanged(), new Refusal.ReasonMissing(), new Refusal.Instructed(At),
        new Refusal.RefundedAt(At), new Refusal.TermOver(At),
    ];

    [Theory]
    [MemberData(nameof(Kept))]
    public void Code_and_note_are_the_case_again(Refusal refusal) =>
        Assert.Equal(refusal, KeptRefusal.Of(refusal.Code, refusal.Note));

    [Fact]
    public void What_earlier_versions_kept_is_a_case_as_well()
    {
        Assert.Equal(
            new Refusal.NothingToUndo(), KeptRefusal.Of("NOTHING_TO_UNDO", "It is neither handled nor removed."));
        Assert.Equal(
            new Refusal.NotOnPlatform(), KeptRefusal.Of("NOT_FOUND_THERE", "The shop's platform does not know it."));
    }

    [Fact]
    public void What_tells_no_case_is_said_as_it_was_kept()
    {
        Assert.Equal(new Refusal.InWords("SOMETHING_NEW", "No."), KeptRefusal.Of("SOMETHING_NEW", "No."));
        Assert.Equal(new Refusal.InWords("ORDER_UNKNOWN", "ORDER_UNKNOWN"), KeptRefusal.Of("ORDER_UNKNOWN", ""));
        Assert.Equal(
            new Refusal.InWords("ORDER_IN_POOL", "order 1: gone"), KeptRefusal.Of("ORDER_IN_POOL", "order 1: gone"));
    }
}
