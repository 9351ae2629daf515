// Prints a diagnostic as CPython prints a SyntaxError that nobody caught: file, line, source line, caret, message.
using System.Text;

namespace Stackless.Compiler.Diagnostics;

public static class DiagnosticPrinter
{
    public static void Print(TextWriter output, Diagnostic diagnostic)
    {
        output.WriteLine($"  File \"{diagnostic.FileName}\", line {diagnostic.Span.Line}");
        if (diagnostic.SourceLine is { } line)
        {
            string text = line.TrimEnd('\r', '\n');
            string stripped = text.TrimStart(' ', '\t', '\f');
            output.WriteLine("    " + stripped);
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            int column = Encoding.UTF8.GetCharCount(bytes, 0, Math.Clamp(diagnostic.Span.Column, 0, bytes.Length)) - (text.Length - stripped.Length);
            int width = diagnostic.Span.EndLine == diagnostic.Span.Line ? Math.Max(1, diagnostic.Span.EndColumn - diagnostic.Span.Column) : 1;
            if (column >= 0)
            {
                output.WriteLine("    " + new string(' ', column) + new string('^', width));
            }
        }
        output.WriteLine($"{diagnostic.Kind}: {diagnostic.Message}");
    }
}
