using System.CommandLine;

namespace Antui.Cli;

/// <summary>
/// `antui bench` is a program of its own, so that the server carries no measuring code; the script starts it.
/// </summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var rest = new Argument<string[]>("arguments")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Passed on to the bench."
        };
        var command = new Command("bench", "Measure this machine: run `./antui bench` in the repository.") { rest };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(_ =>
        {
            Console.Error.WriteLine(
                "antui: the bench is a program of its own: run `./antui bench` in the repository, "
                + "or `dotnet run -c Release --project bench/Antui.Bench`.");
            return Run.Failed;
        });
        return command;
    }
}
