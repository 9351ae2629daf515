// What of a module C# sees: functions, coroutines, variables, what it imports; and what the build says of the rest.

using NUnit.Framework;

namespace Stackless.Compiler.Tests.Exports;

[TestFixture, NonParallelizable]
public sealed class ModuleTests
{
    [Test]
    public void A_coroutine_function_is_a_task() =>
        Assert.That(CSharp.Run("import asyncio\nasync def f(n: int) -> int:\n await asyncio.sleep(0)\n return n + 1", "Task<long> task = app.f(1); return task.GetAwaiter().GetResult();"), Is.EqualTo(2L));

    [Test]
    public void One_that_returns_nothing_is_a_task_without_a_result() =>
        Assert.That(CSharp.Run("done = False\nasync def f() -> None:\n global done\n done = True\ndef is_done() -> bool: return done", "Task task = app.f(); task.Wait(); return app.is_done();"), Is.True);

    [Test]
    public void Tasks_run_side_by_side() =>
        Assert.That(CSharp.Run("import asyncio\nasync def f(n: int) -> int:\n await asyncio.sleep(0.01)\n return n", "return Task.WhenAll(Enumerable.Range(0, 5).Select(n => app.f(n))).GetAwaiter().GetResult().Sum();"),
            Is.EqualTo(10L));

    [Test]
    public void What_a_coroutine_raises_is_the_tasks_exception() =>
        Assert.That(CSharp.Run("async def f() -> int: raise KeyError('k')", "return Thrown<PythonException>(() => app.f().GetAwaiter().GetResult()).TypeName;"), Is.EqualTo("KeyError"));

    [Test]
    public void A_task_is_cancelled() =>
        Assert.That(CSharp.Run("import asyncio\nasync def f() -> int:\n await asyncio.sleep(1000)\n return 1",
            "using var source = new CancellationTokenSource(); var task = app.f(source.Token); source.CancelAfter(50); try { task.Wait(); } catch (AggregateException) { } return task.IsCanceled;"), Is.True);

    [Test]
    public void A_method_may_be_a_coroutine_function() =>
        Assert.That(CSharp.Run("class A:\n async def f(self) -> str: return 'x'", "return new app.A().f().GetAwaiter().GetResult();"), Is.EqualTo("x"));

    [Test]
    public void An_asynchronous_generator_is_an_asynchronous_sequence() => Assert.That(CSharp.Run(
        "import asyncio\nfrom collections.abc import AsyncIterator\nasync def f(n: int) -> AsyncIterator[int]:\n for i in range(n):\n  await asyncio.sleep(0)\n  yield i",
        "async Task<long> Sum() { long sum = 0; await foreach (long n in app.f(4)) { sum += n; } return sum; } return Sum().GetAwaiter().GetResult();"), Is.EqualTo(6L));

    [Test]
    public void It_runs_as_its_elements_are_asked_for_and_is_closed_when_nobody_asks() => Assert.That(CSharp.Run(
        "seen: list[str] = []\nasync def f():\n try:\n  for i in range(9):\n   seen.append(str(i))\n   yield i\n finally:\n  seen.append('closed')",
        "async Task First() { await foreach (var n in app.f()) { break; } } First().GetAwaiter().GetResult(); return string.Join(' ', app.seen);"), Is.EqualTo("0 closed"));

    [Test]
    public void What_it_raises_is_thrown_where_it_is_asked() => Assert.That(CSharp.Run(
        "async def f():\n yield 1\n raise KeyError('k')",
        "async Task All() { await foreach (var n in app.f()) { } } return Thrown<PythonException>(() => All().GetAwaiter().GetResult()).TypeName;"), Is.EqualTo("KeyError"));

    [Test]
    public void An_asynchronous_sequence_is_iterated_in_Python() => Assert.That(CSharp.Run(
        "from collections.abc import AsyncIterable\nasync def total(items: AsyncIterable[int]) -> int:\n return sum([n async for n in items])",
        "async IAsyncEnumerable<long> Items() { for (long n = 1; n < 4; n++) { await Task.Yield(); yield return n; } } return app.total(Items()).GetAwaiter().GetResult();"), Is.EqualTo(6L));

    static readonly (string, string, object?)[] variables =
    [
        ("VERSION = '1.0'", "string v = app.VERSION; return v;", "1.0"), ("RATE = -0.5", "double v = app.RATE; return v;", -0.5), ("LIMIT: int = 3 + 4", "long v = app.LIMIT; return v;", 7L),
        ("TABLE = dict(a=1)", "dynamic v = app.TABLE!; return v[\"a\"];", 1L), ("names: list[str] = ['a']", "return app.names[0];", "a"), ("_x = 1", "return typeof(app).GetProperty(\"_x\") is null;", true),
    ];

    [TestCaseSource(nameof(variables))]
    public void A_constant_is_a_property((string Python, string Code, object? Result) variable) => Assert.That(CSharp.Run(variable.Python, variable.Code), Is.EqualTo(variable.Result));

    [Test]
    public void A_function_under_if_is_exported() => Assert.That(CSharp.Run("import sys\nif sys.platform:\n def f() -> int: return 1\nelse:\n def f() -> int: return 2", "return app.f();"), Is.EqualTo(1L));

    [Test]
    public void A_function_under_try_is_exported() => Assert.That(CSharp.Run("try:\n def f() -> int: return 1\nexcept ImportError:\n pass", "return app.f();"), Is.EqualTo(1L));

    [TestCase("from .engine import run"), TestCase("from .engine import *"), TestCase("from pkg.engine import run")]
    public void What_a_package_imports_from_its_modules_is_exported(string import) => Assert.That(CSharp.RunModules(new()
    {
        ["pkg.__init__"] = import,
        ["pkg.engine"] = "def run(n: int) -> int: return n * 2",
    }, "return pkg.__init__.run(2);"), Is.EqualTo(4L));

    [Test]
    public void An_import_under_another_name_has_that() => Assert.That(CSharp.RunModules(new()
    {
        ["pkg.__init__"] = "from .engine import run as go",
        ["pkg.engine"] = "def run(n: int) -> int: return n * 2",
    }, "return pkg.__init__.go(2);"), Is.EqualTo(4L));

    static readonly (string, string, int)[] losses =
    [
        ("import functools\n\n@functools.singledispatch\ndef f(x): pass", "SL0001", 4), ("class N(int): pass", "SL0002", 1),
        ("class N(int): pass\ndef f(n: N) -> int: return 1", "SL0003", 2),
    ];

    [TestCaseSource(nameof(losses))]
    public void What_csharp_does_not_see_is_a_warning((string Python, string Code, int Line) loss)
    {
        var warning = CSharp.WarningsOf(loss.Python)[^1];
        Assert.That((warning.Kind, warning.Span.Line), Is.EqualTo((loss.Code, loss.Line)));
    }

    [Test]
    public void What_it_sees_as_it_is_is_none() => Assert.That(CSharp.WarningsOf("import functools\nX = 1\nclass A:\n @property\n def p(self): pass\n@functools.cache\ndef f(a: A, b: 'A', c) -> None: pass"), Is.Empty);

    [Test]
    public void A_warning_is_in_msbuilds_form()
    {
        var text = new StringWriter();
        Stackless.Compiler.Diagnostics.DiagnosticPrinter.PrintForBuild(text, CSharp.WarningsOf("class N(int): pass")[0]);
        Assert.That(text.ToString(), Does.Match(@"app\.py\(1,1\): warning SL0002: class N is not exported: "));
    }
}
