// stackless stubs: what the files say, and that they are Python.

using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class StubsTests
{
    static string Stub(string assembly, string space)
    {
        using var scratch = new ScratchFolder();
        var run = Launcher.Stackless("stubs", assembly, "-o", scratch.Path);
        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        return File.ReadAllText(Path.Combine([scratch.Path, .. space.Split('.'), "__init__.pyi"]));
    }

    [Test]
    public void AGenericClassHasItsMembers() => Assert.That(Stub("System.Collections", "System.Collections.Generic"), Does.Contain("class PriorityQueue[TElement, TPriority]:")
        .And.Contain("def Enqueue(self, element: TElement, priority: TPriority) -> None:")
        .And.Contain("def TryPeek(self) -> tuple[bool, TElement, TPriority]:"));

    [Test]
    public void EveryFileOfAnAssemblyIsPython()
    {
        using var scratch = new ScratchFolder();
        Launcher.Stackless("stubs", "System.Text.Json", "-o", scratch.Path);
        var program = scratch.File("check.py", "import ast, pathlib, sys\nfor file in pathlib.Path(sys.argv[1]).rglob('*.pyi'):\n    ast.parse(file.read_text())\n    print(file.parent.name)\n");
        var run = Launcher.Stackless("run", program, scratch.Path);
        Assert.That(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Does.Contain("Json").And.Contain("Nodes"), run.Errors);
    }

    // What type checkers refuse: two overloads that Python cannot tell apart, names of one method that are static and not, arguments that a type has not, a class below itself.
    [Test]
    public void TwoOverloadsThatPythonCannotTellApartAreOne() => Assert.That(Stub("System.Collections", "System.Collections.Generic"),
        Does.Contain("def TryAdd(self, key: TKey, value: TValue) -> bool | tuple[bool, int]:"));

    [Test]
    public void StaticAndOtherMethodsOfOneNameAreCallable() => Assert.That(Stub("System.Text.RegularExpressions", "System.Text.RegularExpressions"),
        Does.Contain("IsMatch: Callable[..., bool]"));

    [Test]
    public void ATypeInsideOfAGenericOneHasItsOwnArgumentsOnly() => Assert.That(Stub("System.Collections", "System.Collections.Generic"),
        Does.Contain("-> System.Collections.Generic.LinkedList.Enumerator:").And.Not.Contain("Enumerator["));

    [Test]
    public void AClassIsNotBelowItself() => Assert.That(Stub("System.Text.Json", "System.Text.Json.Serialization"), Does.Not.Contain("class JsonConverter[T](System.Text.Json.Serialization.JsonConverter"));

    [Test]
    public void AnAssemblyThatIsNotThereIsNamed()
    {
        var run = Launcher.Stackless("stubs", "No.Such.Assembly");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Errors, Does.Contain("No.Such.Assembly"));
    }
}
