// What debuggers see of a program that was built and stands still: its values on the heap, its frames with the lines they stand at. ClrMD reads another process as they do.

using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.Diagnostics.Runtime;
using NUnit.Framework;

namespace Stackless.Cli.Tests;

[TestFixture, Platform(Include = "Linux", Reason = "there a process may look at those that it has started")]
public sealed class DebuggerTests
{
    const string Program = """
        from System.Threading import Thread

        class Shop:
            def __init__(self):
                self.name = "the only " + "shop"

            def sell(self):
                print("ready", flush=True)
                Thread.Sleep(100_000)

        def outer():
            shop = Shop()
            shop.sell()

        outer()
        """;

    static T Look<T>(Func<ClrRuntime, T> look) => Look((runtime, _) => look(runtime));

    // What is to be looked at, and where the program's symbols are.
    static T Look<T>(Func<ClrRuntime, string, T> look)
    {
        using var folder = new ScratchFolder();
        var built = Launcher.Stackless("build", folder.File("app.py", Program), "-o", Path.Combine(folder.Path, "app.dll"));
        Assert.That((built.ExitCode, built.Errors), Is.EqualTo((0, "")));
        using var process = Launcher.Begin("dotnet", folder.Path, false, "app.dll");
        try
        {
            Assert.That(process.StandardOutput.ReadLine(), Is.EqualTo("ready"));
            while (true)
            {
                using var target = DataTarget.AttachToProcess(process.Id, suspend: true);
                // The runtime brings what debuggers read it by. That it is for this runtime is not found out everywhere.
                var clr = target.ClrVersions.Single();
                using var runtime = clr.CreateRuntime(Path.Combine(Path.GetDirectoryName(clr.ModuleInfo.FileName)!, "libmscordaccore.so"), ignoreMismatch: true);
                // It may be on its way to where it sleeps: then it goes on for a moment.
                if (runtime.Threads.SelectMany(t => t.EnumerateStackTrace()).Any(f => f.Method?.Name == "Sleep"))
                {
                    return look(runtime, Path.Combine(folder.Path, "app.pdb"));
                }
            }
        }
        finally
        {
            process.Kill();
        }
    }

    [Test]
    public void Texts_are_on_the_heap() => Assert.That(
        Look(runtime => runtime.Heap.EnumerateObjects().Where(o => o.Type?.Name == "Stackless.Runtime.PyStr").Select(o => o.ReadObjectField("content"))
            .Any(content => content.Type is { IsString: true } && content.AsString() == "the only shop")),
        Is.True);

    [Test]
    public void Frames_have_Python_s_names_and_lines() => Assert.That(Look(FramesOfThePython), Is.EqualTo(new[] { ("Shop.sell", 9), ("outer", 13), ("<module>", 15) }));

    static List<(string Function, int Line)> FramesOfThePython(ClrRuntime runtime, string symbols)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(symbols));
        var reader = provider.GetMetadataReader();
        return [.. runtime.Threads.SelectMany(t => t.EnumerateStackTrace())
            .Where(f => f.Method?.Type.Name?.StartsWith("PythonModules.app", StringComparison.Ordinal) == true && f.Method.Name!.Contains('#'))
            .Select(f => (f.Method!.Name![..f.Method.Name!.IndexOf('#')], LineOf(reader, f)))];
    }

    // A frame's address is where it goes on: the call stands before it.
    static int LineOf(MetadataReader symbols, ClrStackFrame frame)
    {
        var place = frame.Method!.ILOffsetMap.Where(m => m.ILOffset >= 0 && m.StartAddress < frame.InstructionPointer).MaxBy(m => m.StartAddress).ILOffset;
        var points = symbols.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(frame.Method.MetadataToken & 0xFFFFFF)).GetSequencePoints();
        return points.Where(p => !p.IsHidden && p.Offset <= place).MaxBy(p => p.Offset).StartLine;
    }
}
