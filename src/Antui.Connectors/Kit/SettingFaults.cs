using System.Runtime.CompilerServices;

namespace Antui.Connectors;

/// <summary>Collects what is wrong with settings: every fault at once, each naming its setting.</summary>
internal sealed class SettingFaults
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    public static bool IsHttp(string? address) => IsUri(address, "http", "https");

    public static bool IsUri(string? address, params ReadOnlySpan<string> schemes) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && schemes.Contains(uri.Scheme);

    public void Check(bool good, string fault)
    {
        if (!good) _all.Add(fault);
    }

    /// <param name="hint">Where it is to be had.</param>
    public void Needs(
        string? value, string hint = "", [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(!string.IsNullOrWhiteSpace(value), hint.Length == 0 ? $"{name}: missing." : $"{name}: missing; {hint}");

    public void Http(string? address, [CallerArgumentExpression(nameof(address))] string name = "") =>
        Check(IsHttp(address), $"{name}: an absolute http or https address is needed.");

    public void Between(
        long value, long least, long most, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(value >= least && value <= most, $"{name}: {least} to {most}.");

    public void SignMethod(string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(SortedSign.IsKnown(value), $"{name}: one of md5, hmac, hmac-sha256.");
}
