using System.CommandLine;

namespace Antui.Cli;

/// <summary>The command line as a whole.</summary>
public static class CliApp
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Antui 安退: every refund safe and automatic. Start with `antui demo`.")
        {
            Cli.DemoCommand.Create(),
            ServeCommand.Create(),
            DoctorCommand.Create(),
            RefundCommand.Create(),
            ApprovalsCommand.Create(),
            LossesCommand.Create(),
            ShopCommand.Create(),
            StopCommand.Stop(),
            StopCommand.Resume(),
            PoolCommand.Create(),
            FactsCommand.Create(),
            ParkedCommand.Create(),
            JobsCommand.Create(),
            UnmatchedCommand.Create(),
            ListsCommand.Create(),
            WordsCommand.Create(),
            KeyCommand.Create(),
            SealingCommand.Create(),
            MigrateCommand.Create(),
            BenchCommand.Create(),
            VersionCommand.Create(),
        };
        return root;
    }
}
