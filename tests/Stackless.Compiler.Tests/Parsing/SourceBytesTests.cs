using System.Text;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;
using Stackless.FrontEnd.Probe;

namespace Stackless.Compiler.Tests.Parsing;

/// <summary>Encodings, null bytes, binary files: each line of tests/golden/errors/bytes.txt, given as bytes to compile() and run as a file, gets what
/// CPython said of it (bytes_expected.txt, by scripts/generate-error-goldens).</summary>
public sealed class SourceBytesTests
{
    public static IEnumerable<TestCaseData> Cases()
    {
        var folder = FrontEndGoldens.Folder("errors");
        var sources = File.ReadAllLines(Path.Combine(folder, "bytes.txt"));
        var expected = File.ReadAllLines(Path.Combine(folder, "bytes_expected.txt"));
        Assert.That(sources, Has.Length.EqualTo(expected.Length));
        for (var i = 0; i < sources.Length; i++)
        {
            yield return new TestCaseData(Unescape(sources[i]), expected[i].Split('\t')[0], expected[i].Split('\t')[1]).SetArgDisplayNames(sources[i]);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Given_to_compile_gets_the_verdict_of_CPython(byte[] source, string expected, string _) =>
        Assert.That(VerdictOn(source), Is.EqualTo(expected));

    [TestCaseSource(nameof(Cases))]
    public void Run_as_a_file_prints_what_CPython_prints(byte[] source, string _, string expected)
    {
        var output = new StringWriter { NewLine = "\n" };
        try
        {
            PythonParser.ParseModule(SourceText.FromBytes(source, "/program.py", isFile: true));
        }
        catch (PythonSyntaxException failure)
        {
            DiagnosticPrinter.Print(output, failure.Diagnostic);
        }

        Assert.That(output.ToString(), Is.EqualTo(UnescapeText(expected[1..^1])));
    }

    static string VerdictOn(byte[] source)
    {
        try
        {
            PythonParser.ParseModule(SourceText.FromBytes(source, "<string>"));
            return "ok";
        }
        catch (PythonSyntaxException failure)
        {
            return ErrorReport.Of(failure.Diagnostic);
        }
    }

    static byte[] Unescape(string line) => Encoding.Latin1.GetBytes(UnescapeText(line));

    static string UnescapeText(string text) => Regex.Replace(text, @"\\(x(..)|u(....)|.)", match => match.Value[1] switch
    {
        'n' => "\n",
        'r' => "\r",
        'x' => ((char)Convert.ToInt32(match.Groups[2].Value, 16)).ToString(),
        'u' => ((char)Convert.ToInt32(match.Groups[3].Value, 16)).ToString(),
        _ => match.Groups[1].Value,
    });
}
