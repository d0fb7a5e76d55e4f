namespace GenericErp.Example;

// The messages of docs/generic-erp.md, as this ERP writes and reads them.
internal sealed record Line(int Quantity, string? LineNo = null, string? Sku = null, string? Grade = null);

internal sealed record GoodsEvent(
    string Id, string Type, DateTimeOffset At, string OrderNo, string? RefundNo = null, Line[]? Lines = null,
    string? Level = null, string? Note = null);

internal sealed record StopCall(string Key, string OrderNo, string RefundNo, Line[] Lines, string Reason);

internal sealed record StopAnswer(string Result, string? Level = null, string? Reason = null);

internal sealed record ReturnCall(
    string Key, string OrderNo, string RefundNo, Line[] Lines, long AmountFen, string Reason, string? Carrier = null,
    string? TrackingNo = null);

internal sealed record CloseCall(string Key, string OrderNo, string RefundNo, long PaidFen);

internal sealed record Document(string RefundNo, string State, string Number);

internal sealed record Part(string LineNo, string Sku, int Quantity, string State, string? RefundNo = null);

// What the ERP's own people say; no part of the protocol.
internal sealed record NewOrder(string OrderNo, Line[] Lines);

internal sealed record WarehouseAnswer(string RefundNo, bool Stopped);

internal sealed record Received(string RefundNo, Line[] Lines);
