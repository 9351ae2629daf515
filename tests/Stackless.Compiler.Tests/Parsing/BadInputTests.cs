using System.Text;
using NUnit.Framework;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Hosting;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Parsing;

/// <summary>Whatever the input, the front end ends soon, with a tree or a diagnostic, never with another exception.</summary>
[NonParallelizable]
public sealed class BadInputTests
{
    const int Megabyte = 1 << 20;

    static string? ErrorIn(byte[] source)
    {
        try
        {
            PythonParser.ParseModule(SourceText.FromBytes(source, "<test>"));
            return null;
        }
        catch (PythonSyntaxException failure)
        {
            return failure.Diagnostic.Kind + ": " + failure.Diagnostic.Message;
        }
    }

    static string? ErrorIn(string source) => ErrorIn(Encoding.UTF8.GetBytes(source));

    [TestCase("(", "SyntaxError: too many nested parentheses")]
    [TestCase("x ", "SyntaxError: invalid syntax")]
    [TestCase("1", "SyntaxError: Exceeds the limit (4300 digits) for integer string conversion: value has 1048576 digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.")]
    [TestCase("x.", "SyntaxError: invalid syntax")]
    [TestCase("-", "SyntaxError: invalid syntax")]
    [TestCase("\\", "SyntaxError: unexpected character after line continuation character")]
    [TestCase("'", "SyntaxError: unterminated triple-quoted string literal (detected at line 1)")]
    [TestCase("f'{", "SyntaxError: too many nested f-strings")]
    [TestCase("$", "SyntaxError: invalid syntax")]
    [TestCase("é€", "SyntaxError: invalid character '€' (U+20AC)")]
    [TestCase("é", null)]
    [TestCase("x;", null)]
    [TestCase("#", null)]
    [TestCase(" ", null)]
    [TestCase("x=", "SyntaxError: invalid syntax")]
    public void A_line_of_a_megabyte_gets_a_verdict(string repeated, string? expected)
    {
        var line = string.Concat(Enumerable.Repeat(repeated, Megabyte / repeated.Length));
        Assert.That(ErrorIn(line), Is.EqualTo(expected));
    }

    [Test]
    public void Random_bytes_get_a_tree_or_a_diagnostic()
    {
        var random = new Random(17);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            Assert.That(() => ErrorIn(bytes), Throws.Nothing);
        }
    }

    [Test]
    public void Random_printable_bytes_get_a_tree_or_a_diagnostic()
    {
        var random = new Random(18);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(300)];
            for (var k = 0; k < bytes.Length; k++)
            {
                bytes[k] = random.Next(10) == 0 ? (byte)'\n' : (byte)random.Next(' ', 127);
            }

            Assert.That(() => ErrorIn(bytes), Throws.Nothing);
        }
    }

    [TestCaseSource(typeof(ParseGoldenTests), nameof(ParseGoldenTests.Files))]
    public void A_file_cut_off_anywhere_gets_a_tree_or_a_diagnostic(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(FrontEndGoldens.Folder("parse"), file));
        for (var length = 0; length < bytes.Length; length += length < 2000 ? 1 : 17)
        {
            Assert.That(() => ErrorIn(bytes[..length]), Throws.Nothing, $"cut off after {length} bytes");
        }
    }

    [TestCase("(", "1", ")", 200)]
    [TestCase("[", "1", "]", 200)]
    [TestCase("{", "1", "}", 200)]
    [TestCase("f(", "1", ")", 200)]
    [TestCase("x[", "1", "]", 200)]
    [TestCase("{1: ", "1", "}", 200)]
    [TestCase("lambda: ", "1", "", 200)]
    [TestCase("lambda x=(", "1", "): 1", 200)]
    [TestCase("[x for x in ", "y", "]", 200)]
    [TestCase("(x := ", "1", ")", 200)]
    [TestCase("f'{", "1", "}'", 149)]
    [TestCase("t'{", "1", "}'", 149)]
    [TestCase("not ", "1", "", 200)]
    [TestCase("1 if 1 else ", "1", "", 200)]
    [TestCase("(", "1", ", 2)", 200)]
    [TestCase("(", "1", " if x else 2)", 200)]
    [TestCase("a.b(", "1", ")[2]", 200)]
    public void Nesting_takes_little_work(string open, string middle, string close, int depth)
    {
        var text = string.Concat(Enumerable.Repeat(open, depth)) + middle + string.Concat(Enumerable.Repeat(close, depth));
        Assert.That(LeastAllocation(text, expected: null) / depth, Is.LessThan(5000));
    }

    // An unclosed comprehension is read again at each level, to find the bracket that was not closed.
    [TestCase("(", 200, 8000)]
    [TestCase("f(", 200, 8000)]
    [TestCase("[x for x in ", 200, 400_000)]
    [TestCase("lambda x=(", 200, 8000)]
    [TestCase("{1: ", 200, 8000)]
    public void Nesting_that_is_never_closed_takes_little_work(string open, int depth, int bytesPerLevel) =>
        Assert.That(LeastAllocation(string.Concat(Enumerable.Repeat(open, depth)) + "$", "SyntaxError: invalid syntax", "was never closed") / depth, Is.LessThan(bytesPerLevel));

    // The parser's work by what it allocates, which no other load on the machine changes. The least of three: the first run also fills its tables.
    static long LeastAllocation(string text, params string?[]? expected)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var error = ErrorIn(text);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
            Assert.That(expected is null ? error is null : expected.Any(part => error is not null && error.Contains(part!)), Is.True, error);
        }

        return least;
    }

    [Test]
    public void A_file_that_is_gone_when_it_is_read_is_a_FileNotFoundError()
    {
        var ts = new Stackless.Hosting.Interpreter().Thread;
        var type = new CompilerHost(new Stackless.Compiler.Emission.EmissionOptions(), isCaching: true).CompileFile(ts, "/no/such/folder/gone.py", "gone");
        Assert.That((type, ts.TakeException().Type.Name), Is.EqualTo(((Type?)null, "FileNotFoundError")));
    }
}
