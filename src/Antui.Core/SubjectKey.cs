namespace Antui.Core;

/// <summary>Names a subject that is no order.</summary>
/// <param name="Kind">The stored name of its kind.</param>
/// <param name="Shop">Empty where it belongs to no shop: a box may hold goods of several.</param>
/// <param name="Id">Unique within kind and shop.</param>
public readonly record struct SubjectKey(string Kind, string Shop, string Id)
{
    public override string ToString() => Shop == "" ? $"{Kind} {Id}" : $"{Kind} {Shop}/{Id}";
}
