using System.CommandLine;
using Antui.Cli;

// The work is in the commands; see Cli/CliApp.cs for the list.
// A stop may take as long as the server drains; the framework would cut it off after two seconds.
return await CliApp.Create().Parse(args).InvokeAsync(
    new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(11) });
