// Facts about lowered code that a golden would show less plainly.
using NUnit.Framework;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Lowering;
public sealed class LowererTests
{
    [Test]
    public void FunctionInFinallyIsOneFunctionThoughItsBodyIsLoweredTwice() =>
        Assert.That(Lowered.Function("def f(a):\n    try: a()\n    finally:\n        def g(): pass\n").Children, Has.Count.EqualTo(1));

    [Test]
    public void EveryLoopPolls() =>
        Assert.That(Lowered.Function("def f(a):\n    for x in a:\n        while x: [y for y in x]\n").Ops().OfType<Poll>().Count(), Is.EqualTo(3));

    [Test]
    public void TemporariesAreReusedFromStatementToStatement()
    {
        var one = Lowered.Function("def f(a):\n    a(a.b + a.c)\n");
        var many = Lowered.Function("def f(a):\n" + string.Concat(Enumerable.Repeat("    a(a.b + a.c)\n", 50)));
        Assert.That(many.Locals, Has.Count.EqualTo(one.Locals.Count));
    }

    [Test]
    public void LongDisplayNeedsFewTemporaries() =>
        Assert.That(Lowered.Module("x = [" + string.Concat(Enumerable.Repeat("a.b, ", 500)) + "]\n").Body.Locals, Has.Count.LessThan(40));

    [Test]
    public void BinaryOperationSpansTheWholeExpression() =>
        Assert.That(Lowered.Function("def f(a):\n    return (a.b +\n        a.c)\n").Ops().OfType<BinaryOp>().Single().Span, Is.EqualTo(new Span(2, 12, 3, 11)));

    [Test]
    public void CallSpansFromCalleeToParenthesis() =>
        Assert.That(Lowered.Function("def f(a):\n    x = a.b(1)\n").Ops().OfType<CallMethod>().Single().Span, Is.EqualTo(new Span(2, 8, 2, 14)));

    [Test]
    public void FunctionBeginsAtItsFirstDecorator() =>
        Assert.That(Lowered.Function("\n@a\n@b\ndef f(): pass\n").FirstLine, Is.EqualTo(2));

    [Test]
    public void ExpressionReturnsItsValue()
    {
        var source = SourceText.FromString("a + 1", "test.py");
        var body = Lowered.Dynamic(PythonParser.ParseExpression(source), source).Body;
        Assert.That(body.Blocks[^1].Terminator, Is.TypeOf<Ir.Return>().With.Property("Value").InstanceOf<Local>());
    }

    [Test]
    public void DynamicCodeLooksNamesUpInItsNamespace()
    {
        var source = SourceText.FromString("x = y\n", "test.py");
        var ops = Lowered.Dynamic(PythonParser.ParseModule(source), source).Body.Ops();
        Assert.That(ops.Select(o => o.GetType()), Is.EqualTo(new[] { typeof(LoadName), typeof(StoreName) }));
    }

    [Test]
    public void PromptPrintsExpressionStatements()
    {
        var source = SourceText.FromString("x\n", "test.py");
        var ops = Lowered.Dynamic(PythonParser.ParseInteractive(source), source).Body.Ops();
        Assert.That(ops.OfType<CallIntrinsic>().Single().Name, Is.EqualTo("print_expression"));
    }

    [Test]
    public void PromptDoesNotPrintInsideFunctions()
    {
        var source = SourceText.FromString("def f():\n    x\n", "test.py");
        var body = Lowered.Dynamic(PythonParser.ParseInteractive(source), source).Body;
        Assert.That(body.Children[0].Ops().OfType<CallIntrinsic>(), Is.Empty);
    }

    [Test]
    public void DocstringLosesItsMargin() =>
        Assert.That(Lowered.Function("def f():\n    '''  One.\n\n      Two.\n    Three.\n    '''\n").Doc, Is.EqualTo("One.\n\n  Two.\nThree.\n"));

    [Test]
    public void StaticAttributesAreThoseSetOnSelf()
    {
        var body = Lowered.Function("class C:\n    def f(self, o):\n        self.b = self.a = o.c = 1\n        def g(self): self.d += 1\n");
        var value = body.Ops().OfType<StoreName>().Single(s => s.Name == "__static_attributes__").Value;
        Assert.That(value.ToString(), Does.Contain("a").And.Contain("b").And.Contain("d"));
        Assert.That(((ConstTuple)value).Elements, Has.Count.EqualTo(3));
    }

    [Test]
    public void OperandOfUnboundableParameterIsNotChecked() =>
        Assert.That(Lowered.Function("def f(a):\n    while a: a = a(a)\n    return a\n").Ops().OfType<CheckBound>(), Is.Empty);

    [Test]
    public void VariableOfHandlerIsCheckedAfterIt() =>
        Assert.That(Lowered.Function("def f(a):\n    try: a()\n    except KeyError as e: a(e)\n    return e\n").Ops().OfType<CheckBound>().Count(), Is.EqualTo(1));

    [Test]
    public void DeepNestingDoesNotOverflow() =>
        Assert.That(() => Lowered.Module("x = " + string.Concat(Enumerable.Repeat("a + ", 5000)) + "a\n"), Throws.Nothing);
}
