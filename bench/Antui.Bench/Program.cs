using Antui.Bench;

return await Runner.MainAsync(args);
