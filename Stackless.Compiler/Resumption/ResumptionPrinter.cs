// Prints what Resumption worked out for each function: frame slots, and per site its number, place, operation and live locals.
using System.Text;
using Stackless.Compiler.Ir;

namespace Stackless.Compiler.Resumption;
public static class ResumptionPrinter
{
    public static string Print(IrModule module)
    {
        var text = new StringBuilder();
        Append(text, module.Body);
        return text.ToString();
    }

    static void Append(StringBuilder text, IrFunction function)
    {
        var target = ResumableFunction.Run(function);
        text.Append("function ").Append(function.QualifiedName).Append('\n');
        text.Append("  slots: ").AppendJoin(", ", target.Slots.Select((local, slot) => $"{slot}={local.Name}")).Append('\n');
        foreach (var site in target.Sites)
        {
            var what = site.Op is { } op ? IrPrinter.Print(op) : site.Number == 0 ? "entry" : IrPrinter.Print(site.Block!.Terminator!);
            text.Append($"  {site.Number,3} {site.Span.Line}:{site.Span.Column} {what}");
            if (site.Handler is not null)
            {
                text.Append($"  handler {site.Handler}");
            }
            if (site.Live is { } live)
            {
                text.Append("  live [").AppendJoin(", ", live.Of(function).Select(l => l.Name)).Append(']');
            }
            text.Append('\n');
        }
        foreach (var child in function.Children)
        {
            Append(text, child);
        }
    }
}
