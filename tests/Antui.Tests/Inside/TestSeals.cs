using Antui.Engine.Sealing;

namespace Antui.Tests.Inside;

/// <summary>The seals of a test's installation; all nodes of a test have the same key.</summary>
internal static class TestSeals
{
    public static InstallationKey KeyOf(byte number) =>
        new([.. Enumerable.Repeat(number, InstallationKey.Length)]);

    public static Seals Of(byte number = 7) => new(KeyOf(number), [], Seals.Random);
}
