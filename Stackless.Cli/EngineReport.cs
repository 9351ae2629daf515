// What -X engines prints when the program has ended: where its time may have gone that is not its own. One line a noun, on standard error.
using System.Globalization;
using System.Runtime;
using Stackless.Compiler.Hosting;

namespace Stackless.Cli;

static class EngineReport
{
    public static void Write(TextWriter writer, CompilationNumbers numbers)
    {
        var own = JitInfo.GetCompiledMethodCount(currentThread: true);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"engines: {numbers.EmittedCount} functions emitted in {numbers.EmittingTime.TotalMilliseconds:F0} ms on other threads"));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"texts: {numbers.TextCount} compiled in {numbers.TextTime.TotalMilliseconds:F0} ms"));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"CLR: {JitInfo.GetCompiledMethodCount()} methods compiled in {JitInfo.GetCompilationTime().TotalMilliseconds:F0} ms, {own} of them in {JitInfo.GetCompilationTime(currentThread: true).TotalMilliseconds:F0} ms while the program waited; IL {JitInfo.GetCompiledILBytes() / 1024} KB"));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"memory: {GC.GetTotalAllocatedBytes() >> 20} MB allocated, {GC.CollectionCount(0)} collections ({GC.CollectionCount(1)} of generation 1 or more, {GC.CollectionCount(2)} full) in {GC.GetTotalPauseDuration().TotalMilliseconds:F0} ms, {GC.GetTotalMemory(false) >> 20} MB in use"));
        foreach (var function in numbers.Kept)
        {
            writer.WriteLine("stays evaluated: " + function);
        }
    }
}
