global using System.Collections.Immutable;
global using Antui.Core.Evidence;
global using Antui.Core.Orders;
global using Antui.Core.Refunds;
global using Antui.Core.Strategies;
global using Antui.Core.Ways;
global using static Antui.Core.Orders.OrderEvent;
global using static Antui.Core.Tests.Sample;
