using NUnit.Framework;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Parsing;

public sealed class ParserTests
{
    static string Dump(string text) => AstPrinter.PrintWithoutPlaces(PythonParser.ParseModule(SourceText.FromString(text, "<test>")).Body[0]).Replace("\n", "").Replace(" ", "");

    static Diagnostic ErrorIn(byte[] source) =>
        Assert.Throws<PythonSyntaxException>(() => PythonParser.ParseModule(SourceText.FromBytes(source, "<test>")))!.Diagnostic;

    static Diagnostic ErrorIn(string source) => ErrorIn(System.Text.Encoding.UTF8.GetBytes(source));

    [Test]
    public void Except_takes_several_types_without_parentheses()
    {
        var dump = Dump("try: pass\nexcept A, B: pass\n");
        Assert.That(dump, Does.Contain("ExceptHandler(type=Tuple(elts=[Name(id='A',ctx=Load()),Name(id='B',ctx=Load())],ctx=Load()),body=[Pass()])"));
    }

    [Test]
    public void A_template_string_keeps_the_text_of_its_fields() =>
        Assert.That(Dump("t'a{ x + 1 !r:>{w}}'"), Does.StartWith("Expr(value=TemplateStr(values=[Constant(value='a'),Interpolation(value=BinOp(left=Name(id='x',ctx=Load()),op=Add(),right=Constant(value=1)),str='x+1',conversion=114,"));

    [Test]
    public void A_raw_format_specification_keeps_its_backslashes() =>
        Assert.That(Dump(@"rf'{x:\n}'"), Does.Contain(@"Constant(value='\\n')"));

    [Test]
    public void Two_escaped_surrogates_stay_two_code_points()
    {
        var statement = (ExprStmt)PythonParser.ParseModule(SourceText.FromString(@"'\ud83d\ude00'", "<test>")).Body[0];
        Assert.That(((ConstantStr)((Constant)statement.Value).Value).CodePoints, Is.EqualTo(new[] { 0xD83D, 0xDE00 }));
    }

    [Test]
    public void Identifiers_are_normalised() =>
        Assert.That(Dump("\u212b"), Does.Contain("id='Å'"));

    [TestCase("(", ")")]
    [TestCase("[", "]")]
    [TestCase("f(", ")")]
    public void Two_hundred_nested_brackets_parse(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 200)) + "1" + string.Concat(Enumerable.Repeat(close, 200));
        Assert.That(() => PythonParser.ParseModule(SourceText.FromString(text, "<test>")), Throws.Nothing);
    }

    [Test]
    public void More_than_two_hundred_nested_brackets_are_refused() =>
        Assert.That(ErrorIn(new string('(', 201) + new string(')', 201)).Message, Is.EqualTo("too many nested parentheses"));

    [TestCase("-", "1")]
    [TestCase("lambda: ", "1")]
    [TestCase("not ", "1")]
    [TestCase("1 if 1 else ", "1")]
    [TestCase("1 ** ", "1")]
    public void Deep_nesting_without_brackets_is_a_MemoryError(string prefix, string end) =>
        Assert.That(ErrorIn(string.Concat(Enumerable.Repeat(prefix, 100_000)) + end).Kind, Is.EqualTo("MemoryError"));

    [Test]
    public void Long_chains_of_operators_are_no_nesting() =>
        Assert.That(() => PythonParser.ParseModule(SourceText.FromString("1" + string.Concat(Enumerable.Repeat("+1", 50_000)), "<test>")), Throws.Nothing);

    [Test]
    public void Utf_16_is_read_where_it_is_declared() =>
        Assert.That(ErrorIn("# coding: utf-16-le\nx=1\n").Message, Is.EqualTo("invalid character '‣' (U+2023)"));

    [Test]
    public void Half_a_unit_of_utf_16_is_named() =>
        Assert.That(ErrorIn("# coding: utf-16-be\nx=1\n\n").Message, Is.EqualTo("'utf-16-be' codec can't decode byte 0x0a in position 24: truncated data"));

    [Test]
    public void An_integer_past_the_digit_limit_is_refused() =>
        Assert.That(ErrorIn(new string('9', 4301)).Message, Does.StartWith("Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits"));

    [Test]
    public void An_integer_at_the_digit_limit_is_read() =>
        Assert.That(() => PythonParser.ParseModule(SourceText.FromString(new string('9', 4300), "<test>")), Throws.Nothing);

    [Test]
    public void Random_bytes_give_a_diagnostic_or_a_tree()
    {
        var random = new Random(17);
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            try
            {
                PythonParser.ParseModule(SourceText.FromBytes(bytes, "<test>"));
            }
            catch (PythonSyntaxException)
            {
            }
        }
    }

    [Test]
    public void A_line_of_a_megabyte_parses() =>
        Assert.That(() => PythonParser.ParseModule(SourceText.FromString("x = [" + string.Concat(Enumerable.Repeat("1, ", 350_000)) + "]", "<test>")), Throws.Nothing);

    [Test]
    public void Eval_mode_reads_one_expression() =>
        Assert.That(PythonParser.ParseExpression(SourceText.FromString("1 + 2\n", "<test>")).Body, Is.TypeOf<BinOp>());

    [Test]
    public void Eval_mode_refuses_a_statement() =>
        Assert.That(() => PythonParser.ParseExpression(SourceText.FromString("x = 1", "<test>")), Throws.TypeOf<PythonSyntaxException>());

    [TestCase("x = 1\ny = 2\n", "multiple statements found while compiling a single statement")]
    [TestCase("if x:\n  y\nz\n", "invalid syntax")]
    [TestCase("x y\n", "invalid syntax")]
    public void Single_mode_refuses(string text, string message) =>
        Assert.That(
            Assert.Throws<PythonSyntaxException>(() => PythonParser.ParseInteractive(SourceText.FromString(text, "<test>")))!.Diagnostic.Message,
            Is.EqualTo(message));

    [TestCase("*a,", "invalid syntax")]
    [TestCase("1;", "invalid syntax")]
    [TestCase("x = 1", "invalid syntax")]
    [TestCase("print 1", "Missing parentheses in call to 'print'. Did you mean print(...)?")]
    public void Eval_mode_refuses(string text, string message) =>
        Assert.That(
            Assert.Throws<PythonSyntaxException>(() => PythonParser.ParseExpression(SourceText.FromString(text, "<test>")))!.Diagnostic.Message,
            Is.EqualTo(message));

    [Test]
    public void Single_mode_reads_a_compound_statement() =>
        Assert.That(PythonParser.ParseInteractive(SourceText.FromString("if x:\n  y\n\n", "<test>")).Body, Has.Count.EqualTo(1));
}
