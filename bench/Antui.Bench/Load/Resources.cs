using System.Diagnostics;
using System.Globalization;

namespace Antui.Bench.Load;

/// <summary>What was used up so far: processor time and bytes sent to the disk, of this process and of a database beside it.</summary>
/// <param name="Allocated">Bytes of managed memory allocated: the one figure that a busy machine does not change.</param>
internal readonly record struct Resources(double CpuMs, long Bytes, long Allocated)
{
    public static Resources operator -(Resources a, Resources b) =>
        new(a.CpuMs - b.CpuMs, a.Bytes - b.Bytes, a.Allocated - b.Allocated);

    public static Resources OfThisProcess() =>
        new(Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds, Field("/proc/self/io", "write_bytes"),
            GC.GetTotalAllocatedBytes());

    /// <summary>The most memory this process ever had resident.</summary>
    public static double PeakMegabytes() => Field("/proc/self/status", "VmHWM") / 1024.0;

    /// <summary>Processor time of a process and its children that live, and of those that have gone.</summary>
    public static double CpuMsOfTree(int root)
    {
        const double msPerTick = 10;
        double ticks = 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)) continue;
            try
            {
                var stat = File.ReadAllText(folder + "/stat");
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                var own = long.Parse(fields[11]) + long.Parse(fields[12]);
                if (id == root) ticks += own + long.Parse(fields[13]) + long.Parse(fields[14]);
                else if (int.Parse(fields[1]) == root) ticks += own;
            }
            catch (IOException)
            {
                // It ended while the folder was read; its parent has its time now.
            }
        }
        return ticks * msPerTick;
    }

    /// <summary>Zero where the system does not tell (other systems, some containers).</summary>
    private static long Field(string file, string name)
    {
        if (!File.Exists(file)) return 0;
        foreach (var line in File.ReadLines(file))
        {
            if (!line.StartsWith(name + ":", StringComparison.Ordinal)) continue;
            return long.Parse(line[(name.Length + 1)..].Replace("kB", "", StringComparison.Ordinal).Trim());
        }
        return 0;
    }
}
