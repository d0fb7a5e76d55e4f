using System.CommandLine;
using Antui.Server.Configuration;
using Antui.Server.Hosting;
using Antui.Storage;

namespace Antui.Cli;

/// <summary>`antui sealing`: the installation's key, which seals what buyers wrote.</summary>
internal static class SealingCommand
{
    public static Command Create()
    {
        var command = new Command("sealing", "The installation's key, which seals what buyers wrote.");
        command.Add(Rotate());
        return command;
    }

    private static Command Rotate()
    {
        var (config, store) = (CommonOptions.Config(), CommonOptions.Store());
        var lost = new Option<bool>("--lost")
        {
            Description = "The key of before is lost for good: what it sealed reads as erased from now on.",
        };
        var command = new Command(
            "rotate", "Wrap the keys of all orders with sealing.key; the key of before stands in sealing.olderKeys.")
        {
            config, store, lost,
        };
        command.SetAction((parsed, stop) => Run.GuardAsync(async () =>
        {
            var options = Settings.Load(
                parsed.GetValue(config), new Dictionary<string, string?> { ["store"] = parsed.GetValue(store) });
            await using var opened = await StoreOpener.OpenAsync(
                options.Store, options.Bounds(StoreOptions.Default), stop);
            var done = await new InstallationKeys(opened, options, TimeProvider.System).RotateAsync(
                parsed.GetValue(lost), stop);
            Console.Out.WriteLine($"{done.Again} keys of orders are wrapped with {done.Fingerprint}");
            if (done.Gone > 0)
                Console.Out.WriteLine($"{done.Gone} keys of orders are lost with the words they sealed");
            return Run.Ok;
        }));
        return command;
    }
}
