// A C# project that references a compiled module: types, nullability, defaults, arguments by name, generators, exceptions, documentation. The
// project is compiled with nullable warnings as errors, so what it assigns without a warning is part of the claim. Annotations are read, not
// evaluated: the module need not import the names in them.

using NUnit.Framework;

namespace Stackless.Cli.Tests;
[TestFixture]
public sealed class CSharpTests
{
    const string Module = """"
        """Functions for C#."""
        def shapes(n: int, text: str = "a", ratio: float = 2, flag: bool = True) -> tuple[int, str]:
            "Adds <n> & more.\n\n    Second paragraph."
            return n, f"{text} {ratio} {flag}"

        def find(key: str) -> str | None:
            return key.upper() if key != "none" else None

        def half(n: Optional[int] = None) -> "int | None":
            return None if n is None else n // 2

        def table(rows: list[tuple[str, int]]) -> dict[str, list[int]]:
            found = {}
            for name, count in rows:
                found.setdefault(name, []).append(count)
            return found

        def count_to(n: int) -> Iterator[int]:
            for i in range(n):
                seen.append(i)
                yield i

        seen: list[int] = []

        def how_many_seen() -> int:
            return len(seen)

        def squares(n: int) -> abc.Iterable[float]:
            return [i * i * 1.0 for i in range(n)]

        def join(*parts: str) -> str:
            return "+".join(parts)

        def label(*parts: str, sep: str = "-", end: str, **more: int) -> str:
            return sep.join(parts) + end + str(sorted(more.items()))

        def fail(kind: str) -> None:
            if kind == "key":
                raise KeyError(kind)
            raise ValueError("bad " + kind)

        def wrong() -> int:
            return "text"

        def object(string: int, params: int = 3) -> int:
            return string + params

        def app(x):
            return x

        def ends() -> None:
            import atexit
            atexit.register(print, "at the end", flush=True)
            print("printed")

        def wait(begun: Callable[[], None]) -> None:
            import stackless
            begun()
            stackless.channel().receive()

        def _private() -> int:
            return 0
        """";

    const string Program = """
        var lines = new List<string>();
        (long n, string text) = app.shapes(1);
        lines.Add($"shapes {n} {text} | {app.shapes(2, ratio: 0.5, flag: false).Item2}");
        string? found = app.find("some");
        lines.Add($"find {found ?? "null"} {app.find("none") ?? "null"}");
        long? half = app.half(9);
        lines.Add($"half {half} {app.half() is null}");
        IReadOnlyDictionary<string, IReadOnlyList<long>> table = app.table([("a", 1), ("b", 2), ("a", 3)]);
        lines.Add($"table {string.Join(";", table.Select(p => $"{p.Key}={string.Join(",", p.Value)}"))}");
        var numbers = app.count_to(1000).GetEnumerator();
        numbers.MoveNext();
        numbers.MoveNext();
        lines.Add($"lazy {numbers.Current} {app.how_many_seen()}");
        lines.Add($"all {app.count_to(4).Sum()} {app.squares(4).Sum():F1}");
        lines.Add($"join {app.join()}.{app.join("a", "b")}");
        lines.Add($"label {app.label(["a", "b"], end: "!", more: new Dictionary<string, long> { ["z"] = 1, ["y"] = 2 }, sep: "-")}");
        try
        {
            app.fail("key");
        }
        catch (Stackless.Hosting.PythonException error)
        {
            lines.Add($"error {error.TypeName} {error.Message}");
        }
        try
        {
            app.wrong();
        }
        catch (InvalidCastException error)
        {
            lines.Add($"cast {error.Message}");
        }
        lines.Add($"keywords {app.@object(@string: 1)} {app.app("same name")} {app.app(null) ?? "null"}");
        lines.Add($"private {typeof(app).GetMethod("_private") is null}");
        Console.WriteLine(string.Join("\n", lines));
        """;

    const string Expected = """
        shapes 1 a 2.0 True | a 0.5 False
        find SOME null
        half 4 True
        table a=1,3;b=2
        lazy 1 2
        all 6 14.0
        join .a+b
        label a-b![('y', 2), ('z', 1)]
        error KeyError 'key'
        cast wrong() is annotated to return long but returned a Python str
        keywords 4 same name null
        private True

        """;

    static Outcome RunProject(ScratchFolder folder, string program, Action<string>? damage = null)
    {
        var built = Launcher.Stackless("build", folder.File("app.py", Module), "-o", Path.Combine(folder.Path, "lib", "app.dll"));
        Assert.That((built.ExitCode, built.Errors), Is.EqualTo((0, "")));
        damage?.Invoke(Path.Combine(folder.Path, "lib"));
        folder.File("Program.cs", program);
        folder.File("user.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="lib/app.dll" />
                <Reference Include="lib/Stackless.Runtime.dll" />
                <None Include="lib/*.dll" Exclude="lib/app.dll;lib/Stackless.Runtime.dll" CopyToOutputDirectory="PreserveNewest" Link="%(Filename)%(Extension)" />
              </ItemGroup>
            </Project>
            """);
        return Launcher.Dotnet(folder.Path, "run", "--project", "user.csproj");
    }

    [Test]
    public void AModuleIsUsedWithItsTypes()
    {
        using var folder = new ScratchFolder();
        var run = RunProject(folder, Program);
        Assert.That(run.Output, Is.EqualTo(Expected), run.Errors);
    }

    [Test]
    public void WhatPythonPrintsAndRegistersForTheEndIsDoneAtTheEnd()
    {
        using var folder = new ScratchFolder();
        var run = RunProject(folder, "Console.WriteLine(\"before\");\napp.ends();\nConsole.WriteLine(\"after\");\n");
        Assert.That(run.Output, Is.EqualTo("before\nprinted\nafter\nat the end\n"), run.Errors);
    }

    [Test]
    public void TheProcessEndsWhileACallWaits()
    {
        using var folder = new ScratchFolder();
        var run = RunProject(folder, """
            var begun = new TaskCompletionSource();
            _ = Task.Run(() => Stackless.Hosting.Interpreter.Default.Use(() => app.wait(begun.SetResult)));
            await begun.Task;
            Console.WriteLine("main ends");

            """);
        Assert.That((run.Output, run.ExitCode), Is.EqualTo(("main ends\n", 0)), run.Errors);
    }

    [Test]
    public void AModuleOfAnotherBuildIsRefused()
    {
        using var folder = new ScratchFolder();
        var run = RunProject(folder, """
            try
            {
                app.join("a");
            }
            catch (BadImageFormatException error)
            {
                Console.WriteLine(error.Message);
            }

            """, lib => BuildTests.ChangeBuild(Path.Combine(lib, "Stackless.Runtime.dll")));
        Assert.That(run.Output, Is.EqualTo("app: compiled for another build of Stackless.Runtime.dll than the one it finds; compile it again (stackless build)\n"), run.Errors);
    }

    [Test]
    public void AModuleIsUsedAsDynamicByItsName()
    {
        using var folder = new ScratchFolder();
        var run = RunProject(folder, "dynamic m = Stackless.Hosting.Interpreter.Current.Import(\"app\");\nConsole.WriteLine(m.join(\"a\", \"b\"));\n");
        Assert.That(run.Output, Is.EqualTo("a+b\n"), run.Errors);
    }

    [Test]
    public void WhatMayBeNullIsAWarning()
    {
        using var folder = new ScratchFolder();
        var run = RunProject(folder, "string text = app.find(\"x\");\nConsole.WriteLine(text);\n");
        Assert.That(run.Output + run.Errors, Does.Contain("CS8600"));
    }

    [Test]
    public void DocstringsAreDocumentationForEditors()
    {
        using var folder = new ScratchFolder();
        Launcher.Stackless("build", folder.File("app.py", Module), "-o", Path.Combine(folder.Path, "app.dll"));
        var documentation = File.ReadAllText(Path.Combine(folder.Path, "app.xml"));
        Assert.That(documentation, Does.Contain("<member name=\"T:app\">").And.Contain("<summary>Functions for C#.</summary>"));
        Assert.That(documentation, Does.Contain("<member name=\"M:app.shapes(System.Int64,System.String,System.Double,System.Boolean)\">"));
        Assert.That(documentation, Does.Contain("Adds &lt;n&gt; &amp; more.\n\nSecond paragraph."));
    }
}
