using System.Globalization;
using System.Reflection;

namespace Antui.Storage;

/// <summary>One numbered step of the schema, embedded as Schema/DIALECT/0001_words.sql.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    public const string VersionTable =
        "CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, name text NOT NULL)";

    public static IReadOnlyList<Migration> Of(string dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"Antui.Storage.Schema.{dialect}.";
        return
        [
            .. from resource in assembly.GetManifestResourceNames()
               where resource.StartsWith(prefix, StringComparison.Ordinal)
               let file = resource[prefix.Length..]
               where char.IsAsciiDigit(file[0])
               orderby file
               select new Migration(
                   int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file, Read(assembly, resource)),
        ];
    }

    /// <summary>
    /// Steps that a store at this version still needs; refuses one that a newer program has migrated.
    /// </summary>
    public static IReadOnlyList<Migration> Missing(string dialect, int stored)
    {
        var all = Of(dialect);
        if (stored > all[^1].Number)
        {
            throw new StorageException(
                StorageFault.Schema,
                $"The store's schema is at version {stored}, this program knows {all[^1].Number}. "
                + "Start the newer program, or restore a backup made before the upgrade.");
        }

        return [.. all.Where(x => x.Number > stored)];
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
