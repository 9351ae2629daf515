// Exceptions of Python in C#, and of C# in Python.

using NUnit.Framework;
using Stackless.Compiler.Tests.Hosting;
using Stackless.Hosting;

namespace Stackless.Compiler.Tests.Exports;

[TestFixture, NonParallelizable]
public sealed class ErrorTests
{
    static PythonException Raised(string text)
    {
        using var interpreter = World.New();
        return Assert.Throws<PythonException>(() => interpreter.Execute(text))!;
    }

    [Test]
    public void The_message_is_pythons_whole() => Assert.That(Raised("raise ValueError('first\\nsecond')").Message, Is.EqualTo("first\nsecond"));

    [Test]
    public void Notes_are_not_the_message() => Assert.That(Raised("e = ValueError('text')\ne.add_note('note')\nraise e").Message, Is.EqualTo("text"));

    [Test]
    public void The_message_of_a_group_is_its_own() => Assert.That(Raised("raise ExceptionGroup('many', [ValueError('one')])").Message, Is.EqualTo("many (1 sub-exception)"));

    [Test]
    public void A_str_that_raises_is_said() => Assert.That(Raised("class E(Exception):\n def __str__(self): return 1/0\nraise E").Message, Does.Contain("ZeroDivisionError"));

    [Test]
    public void The_cause_is_the_inner_exception() => Assert.That(Raised("raise ValueError('outer') from KeyError('inner')").InnerException!.Message, Is.EqualTo("'inner'"));

    [Test]
    public void The_context_is_the_inner_exception() => Assert.That(Raised("try: 1/0\nexcept ZeroDivisionError: raise ValueError").InnerException!.Message, Is.EqualTo("division by zero"));

    [Test]
    public void A_suppressed_context_is_not() => Assert.That(Raised("try: 1/0\nexcept ZeroDivisionError: raise ValueError from None").InnerException, Is.Null);

    [Test]
    public void A_circle_of_causes_ends() => Assert.That(Raised("a, b = ValueError('a'), ValueError('b')\na.__cause__, b.__cause__ = b, a\nraise a").InnerException!.InnerException, Is.Null);

    [Test]
    public void Its_text_is_pythons_traceback()
    {
        var error = Raised("def f():\n  raise ValueError('text')\nf()");
        Assert.That(error.PythonTraceback, Does.StartWith("Traceback (most recent call last):").And.Contain("line 2, in f").And.EndsWith("ValueError: text\n"));
        Assert.That(error.ToString(), Does.StartWith(error.PythonTraceback));
    }

    [Test]
    public void Frames_are_data() => Assert.That(Raised("def outer():\n  inner()\ndef inner():\n  raise ValueError\nouter()").Frames.Select(f => (f.Function, f.Line)),
        Is.EqualTo(new[] { ("<module>", 5), ("outer", 2), ("inner", 4) }));

    [Test]
    public void Frames_name_their_file() => Assert.That(Raised("raise ValueError").Frames[0].File, Is.EqualTo("<string>"));

    [Test]
    public void A_built_in_class_has_its_bare_name() => Assert.That(Raised("raise ValueError").TypeName, Is.EqualTo("ValueError"));

    [Test]
    public void Another_class_has_its_module() => Assert.That(Raised("import json\njson.loads('{')").TypeName, Is.EqualTo("json.decoder.JSONDecodeError"));

    [TestCase("json.decoder.JSONDecodeError"), TestCase("ValueError"), TestCase("Exception")]
    public void It_is_of_its_classes_bases(string name) => Assert.That(Raised("import json\njson.loads('{')").Is(name), Is.True);

    [Test]
    public void It_is_not_of_others() => Assert.That(Raised("raise KeyError").Is("ValueError"), Is.False);

    [Test]
    public void Attributes_can_be_read()
    {
        using var interpreter = World.New("class E(Exception):\n def __init__(self, code): self.code = code\ndef fail(): raise E(7)");
        Assert.That(Assert.Throws<PythonException>(() => interpreter.Call("fail"))!["code"], Is.EqualTo(7L));
    }

    static object? Caught(Exception thrown, string python = "type(e).__name__")
    {
        using var interpreter = World.New($"def call(f):\n try: f()\n except BaseException as e: return {python}");
        return interpreter.Call("call", (Action)(() => throw thrown));
    }

    static readonly (Exception, string)[] pairs =
    [
        (new KeyNotFoundException(), "KeyError"), (new ArgumentException(), "ValueError"), (new ArgumentOutOfRangeException(), "ValueError"), (new IndexOutOfRangeException(), "IndexError"),
        (new FormatException(), "ValueError"), (new InvalidCastException(), "TypeError"), (new IOException(), "OSError"), (new FileNotFoundException(), "FileNotFoundError"),
        (new UnauthorizedAccessException(), "PermissionError"), (new TimeoutException(), "TimeoutError"), (new OverflowException(), "OverflowError"), (new DivideByZeroException(), "ZeroDivisionError"),
        (new NotSupportedException(), "NotImplementedError"), (new InvalidOperationException(), "RuntimeError"), (new OperationCanceledException(), "TaskletExit"),
    ];

    [TestCaseSource(nameof(pairs))]
    public void An_exception_of_dotnet_is_the_one_of_python_that_means_the_same((Exception Thrown, string Name) pair) => Assert.That(Caught(pair.Thrown), Is.EqualTo(pair.Name));

    [Test]
    public void It_keeps_its_message() => Assert.That(Caught(new KeyNotFoundException("no such key"), "e.args[0]"), Is.EqualTo("no such key"));

    [Test]
    public void It_keeps_the_dotnet_exception()
    {
        var thrown = new InvalidOperationException();
        Assert.That(Caught(thrown, "e.clr_exception"), Is.SameAs(thrown));
    }

    [Test]
    public void Nobody_caught_it_and_it_is_the_inner_exception()
    {
        using var interpreter = World.New("def call(f): f()");
        var thrown = new IOException("disk");
        Assert.That(Assert.Throws<PythonException>(() => interpreter.Call("call", (Action)(() => throw thrown)))!.InnerException, Is.SameAs(thrown));
    }

    [Test]
    public void A_python_exception_through_csharp_is_itself_again()
    {
        using var interpreter = World.New("def call(f):\n try: f()\n except KeyError as e: return e.args[0]\ndef fail(): raise KeyError('k')");
        Assert.That(interpreter.Call("call", (Action)(() => interpreter.Call("fail"))), Is.EqualTo("k"));
    }
}
