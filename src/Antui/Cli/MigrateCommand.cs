using System.CommandLine;
using Antui.Server.Configuration;
using Antui.Storage;

namespace Antui.Cli;

/// <summary>`antui migrate`: brings the schema up to date without starting anything.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var (config, store) = (CommonOptions.Config(), CommonOptions.Store());
        var command = new Command("migrate", "Bring the store's schema up to date; `serve` does it, too.") { config,
            store };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            var options = Settings.Load(
                parsed.GetValue(config), new Dictionary<string, string?> { ["store"] = parsed.GetValue(store) });
            await using var opened = await StoreOpener.OpenAsync(
                options.Store, options.Bounds(StoreOptions.Default), stop);
            await Console.Out.WriteLineAsync($"The {opened.Name} store is up to date.");
            return Run.Ok;
        }));
        return command;
    }
}
