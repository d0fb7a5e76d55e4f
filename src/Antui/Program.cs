using Antui.Cli;

// The work is in the commands; see Cli/CliApp.cs for the list.
return await CliApp.Create().Parse(args).InvokeAsync();
