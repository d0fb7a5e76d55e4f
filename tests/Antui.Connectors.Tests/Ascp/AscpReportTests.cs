using System.Collections.Immutable;
using System.Text.Json;
using Antui.Connectors.Ascp;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Ascp;

/// <summary>Answers to cancels and reports of receipts, as they leave and as they are taken.</summary>
public sealed class AscpReportTests
{
    private static readonly AscpReturn Back = new(
        "RLP1", "LP1", "WH01", "0", new Tracking("SF", "SF1"), "不喜欢", "98765432101234567",
        [new("RS1", "600000001", "A", 2), new("RS2", "600000002", "B", 1)],
        ImmutableSortedDictionary<string, string>.Empty.Add("receiver_name", "退货仓"),
        ImmutableSortedDictionary<string, string>.Empty.Add("sender_province", "浙江省"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static JsonElement Sent(SupplierDesk desk, string name) =>
        JsonDocument.Parse(desk.Calls.Last()[name]).RootElement;

    [Theory]
    [InlineData("md5"), InlineData("hmac"), InlineData("hmac-sha256")]
    public async Task A_stop_is_answered_with_true_and_the_time_of_the_first_sending(string signMethod)
    {
        await using var desk = await SupplierDesk.StartAsync(c => SupplierDesk.Yes(c["method"]));
        var shop = desk.Shop(s => s with { SignMethod = signMethod });
        var effect = desk.Effect(InstructionAction.ReportStopped, "CLP1");
        Assert.Equal(new Outcome.Done("q1"), await shop.PerformAsync(effect, Stop));
        var sent = Sent(desk, "consignorder_cancel_feedback_request");
        Assert.Equal("alibaba.ascp.uop.supplier.consignorder.cancel.feedback", desk.Calls.Single()["method"]);
        Assert.Equal(
            ("2200000000001", "LP1", "2026-03-01 12:00:00", true, "0"),
            (sent.GetProperty("supplier_id").GetString(), sent.GetProperty("biz_order_code").GetString(),
                sent.GetProperty("biz_time").GetString(), sent.GetProperty("cancel_result").GetBoolean(),
                sent.GetProperty("business_model").GetString()));
        Assert.False(sent.TryGetProperty("cancel_reason", out _));
    }

    [Fact]
    public async Task A_failed_stop_is_told_too_and_says_why()
    {
        await using var desk = await SupplierDesk.StartAsync(c => SupplierDesk.Yes(c["method"]));
        await desk.Shop().PerformAsync(desk.Effect(InstructionAction.ReportNotStopped, "CLP1"), Stop);
        var sent = Sent(desk, "consignorder_cancel_feedback_request");
        Assert.False(sent.GetProperty("cancel_result").GetBoolean());
        Assert.Contains("退货流程", sent.GetProperty("cancel_reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_the_platform_never_pushed_is_not_answered()
    {
        await using var desk = await SupplierDesk.StartAsync(c => SupplierDesk.Yes(c["method"]));
        var shop = desk.Shop();
        var stopped = desk.Effect(InstructionAction.ReportStopped, "X1");
        Assert.Equal("NOT_A_CANCEL", Refused(await shop.PerformAsync(stopped, Stop)).Code);
        var received = desk.Effect(InstructionAction.ReportReceived, "RLP9");
        Assert.Equal("NOT_PUSHED", Refused(await shop.PerformAsync(received, Stop)).Code);
        Assert.Empty(desk.Calls);
    }

    [Fact]
    public async Task A_whole_receipt_names_every_line_once_with_nothing_lacking()
    {
        await using var desk = await SupplierDesk.StartAsync(c => SupplierDesk.Yes(c["method"]));
        var shop = desk.Shop();
        await shop.Book.KeepAsync(Back, Stop);
        var outcome = await shop.PerformAsync(desk.Effect(InstructionAction.ReportReceived, "RLP1",
            [new("A", 1, Grade.Good), new("B", 1, Grade.Defective), new("A", 1, Grade.Good)]), Stop);
        Assert.IsType<Outcome.Done>(outcome);
        var sent = Sent(desk, "instorage_feedback_request");
        Assert.Equal(
            ("RLP1", "RKRLP1", "SF1", "浙江省"),
            (sent.GetProperty("biz_order_code").GetString(), sent.GetProperty("out_biz_id").GetString(),
                sent.GetProperty("tms_order_code").GetString(),
                sent.GetProperty("sender_info").GetProperty("sender_province").GetString()));
        Assert.Equal(
            [("RS1", "600000001", 2, 0, "2x1"), ("RS2", "600000002", 1, 0, "1x101")],
            sent.GetProperty("order_items").EnumerateArray().Select(i => (
                i.GetProperty("sub_order_code").GetString()!, i.GetProperty("sc_item_id").GetString()!,
                i.GetProperty("actual_received_quantity").GetInt32(), i.GetProperty("actual_lack_quantity").GetInt32(),
                string.Join(' ', i.GetProperty("instorage_details").EnumerateArray().Select(d =>
                    $"{d.GetProperty("received_quantity").GetInt32()}x{d.GetProperty("storage_type").GetInt32()}")))));
    }

    [Theory]
    [InlineData(1, Grade.Good, 1), InlineData(2, Grade.Good, 0), InlineData(2, Grade.Missing, 1)]
    [InlineData(2, Grade.WrongItem, 1), InlineData(3, Grade.Good, 1), InlineData(0, Grade.Good, 0)]
    public async Task A_partial_or_surplus_receipt_never_leaves(int ofA, Grade grade, int ofB)
    {
        await using var desk = await SupplierDesk.StartAsync(c => SupplierDesk.Yes(c["method"]));
        var shop = desk.Shop();
        await shop.Book.KeepAsync(Back, Stop);
        ImmutableArray<Inspected> found =
            [.. ((Inspected[])[new("A", ofA, grade), new("B", ofB, Grade.Good)]).Where(f => f.Quantity > 0)];
        // Also when a person approved it.
        var outcome = await shop.PerformAsync(desk.Effect(InstructionAction.ReportReceived, "RLP1", found, "收了"), Stop);
        Assert.Equal(AscpMap.PartialReceipt, Refused(outcome).Code);
        Assert.Empty(desk.Calls);
    }

    [Fact]
    public async Task With_reporting_switched_off_a_person_must_have_spoken()
    {
        await using var desk = await SupplierDesk.StartAsync(c => SupplierDesk.Yes(c["method"]));
        var shop = desk.Shop(s => s with { ReportOnReceipt = false });
        await shop.Book.KeepAsync(Back, Stop);
        ImmutableArray<Inspected> whole = [new("A", 2, Grade.Good), new("B", 1, Grade.Good)];
        Assert.Equal(AscpMap.ReportOff,
            Refused(await shop.PerformAsync(desk.Effect(InstructionAction.ReportReceived, "RLP1", whole), Stop)).Code);
        Assert.Empty(desk.Calls);
        Assert.IsType<Outcome.Done>(
            await shop.PerformAsync(desk.Effect(InstructionAction.ReportReceived, "RLP1", whole, "核对过"), Stop));
    }

    [Fact]
    public async Task What_is_not_a_clear_yes_is_no_yes()
    {
        var answer = "";
        await using var desk = await SupplierDesk.StartAsync(_ => answer == "cut" ? null : answer);
        var shop = desk.Shop();
        async Task<Outcome> SayAsync(string text, bool doubted = false)
        {
            answer = text;
            var effect = desk.Effect(InstructionAction.ReportStopped, "CLP1");
            return await shop.PerformAsync(!doubted ? effect : effect with
            {
                Instruction = effect.Instruction with { InDoubt = Instant.From(desk.Clock.GetUtcNow()) },
            }, Stop);
        }
        const string method = AscpMap.Cancel;
        Assert.IsType<Outcome.Uncertain>(await SayAsync("cut"));
        Assert.IsType<Outcome.Uncertain>(await SayAsync("not json"));
        Assert.IsType<Outcome.Uncertain>(await SayAsync("{}"));
        Assert.IsType<Outcome.Uncertain>(await SayAsync($"{{\"{method.Replace('.', '_')}_response\":{{}}}}"));
        Assert.IsType<Outcome.Uncertain>(await SayAsync(SupplierDesk.Error(15, "Remote service error", "isp.unknown")));
        Assert.Null(Refused(await SayAsync(SupplierDesk.No(method, "E1", "取消单不存在"))).RetryAfter);
        Assert.NotNull(Refused(await SayAsync(SupplierDesk.No(method, "E2", "请稍后", retry: true))).RetryAfter);
        var expired = Refused(await SayAsync(SupplierDesk.Error(27, "Invalid Session")));
        Assert.Equal(OutcomeCodes.SessionExpired, expired.Code);
        Assert.Equal(TimeSpan.FromSeconds(17),
            Refused(await SayAsync(SupplierDesk.Error(7, "This ban will last for 17 more seconds"))).RetryAfter);
        // "Done already" is an answer only to a call nobody knew the end of.
        Assert.IsType<Outcome.Refused>(await SayAsync(SupplierDesk.No(method, "E3", "重复反馈")));
        Assert.IsType<Outcome.Done>(await SayAsync(SupplierDesk.No(method, "E3", "重复反馈"), doubted: true));
    }

    [Fact]
    public async Task Finding_out_lets_the_workflow_repeat_while_it_is_fresh_and_then_calls_a_person()
    {
        await using var desk = await SupplierDesk.StartAsync(_ => null);
        var shop = desk.Shop();
        var stopped = desk.Effect(InstructionAction.ReportStopped, "CLP1");
        var failed = desk.Effect(InstructionAction.ReportNotStopped, "CLP1");
        Assert.IsType<Outcome.Absent>(await shop.FindOutAsync(stopped, Stop));
        desk.Clock.Advance(TimeSpan.FromMinutes(8));
        Assert.IsType<Outcome.Uncertain>(await shop.FindOutAsync(stopped, Stop));
        Assert.IsType<Outcome.Absent>(await shop.FindOutAsync(failed, Stop));
        Assert.IsType<Outcome.Absent>(await shop.FindOutAsync(desk.Parcel("S1", "1"), Stop));
        Assert.Empty(desk.Calls);
    }

    internal static Outcome.Refused Refused(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome);
}
