// What debuggers see of a program that was built and stands still: its values on the heap. ClrMD reads another process as they do.

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

    static T Look<T>(Func<ClrRuntime, T> look)
    {
        using var folder = new ScratchFolder();
        var built = Launcher.Stackless("build", folder.File("app.py", Program), "-o", Path.Combine(folder.Path, "app.dll"));
        Assert.That((built.ExitCode, built.Errors), Is.EqualTo((0, "")));
        using var process = Launcher.Begin("dotnet", folder.Path, false, "app.dll");
        try
        {
            Assert.That(process.StandardOutput.ReadLine(), Is.EqualTo("ready"));
            using var target = DataTarget.AttachToProcess(process.Id, suspend: true);
            // The runtime brings what debuggers read it by. That it is for this runtime is not found out everywhere.
            var clr = target.ClrVersions.Single();
            using var runtime = clr.CreateRuntime(Path.Combine(Path.GetDirectoryName(clr.ModuleInfo.FileName)!, "libmscordaccore.so"), ignoreMismatch: true);
            return look(runtime);
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
}
