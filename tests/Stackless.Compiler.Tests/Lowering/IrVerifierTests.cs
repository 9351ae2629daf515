// The verifier finds what it says it finds: each test builds IR that breaks one rule.
using NUnit.Framework;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;

namespace Stackless.Compiler.Tests.Lowering;
public sealed class IrVerifierTests
{
    static readonly Operand None = new Const(new Constant(ConstantNone.Instance, null, Span.None));

    static void AssertWrong(Action<IrBuilder> build, string violation)
    {
        var function = new IrFunction("f", "f", FunctionKind.Function);
        build(new IrBuilder(function));
        Assert.That(() => IrVerifier.Verify(function), Throws.InvalidOperationException.With.Message.Contains(violation));
    }

    [Test]
    public void BlockWithoutTerminator() => AssertWrong(b => b.Add(new Poll()), "b0 has no terminator");

    [Test]
    public void JumpToABlockNeverStarted() => AssertWrong(b => b.Terminate(new Jump(b.NewBlock())), "never started");

    [Test]
    public void HandlerWithoutCatch() => AssertWrong(
        b =>
        {
            var handler = b.NewBlock();
            b.PushHandler(handler);
            b.StartBlock(b.NewBlock());
            b.Add(new Poll());
            b.Terminate(new Ir.Return(None));
            b.PopHandler();
            b.StartBlock(handler);
            b.Terminate(new Ir.Return(None));
        },
        "handlers start with catch");

    [Test]
    public void JumpIntoAHandler() => AssertWrong(
        b =>
        {
            var handler = b.NewBlock();
            b.Terminate(new Jump(handler));
            b.StartBlock(handler);
            b.Add(new Catch(b.Temporary()));
            b.Terminate(new Ir.Return(None));
        },
        "handlers start with catch");

    [Test]
    public void NextWithoutBranchEnd() => AssertWrong(
        b =>
        {
            var iterator = b.Temporary();
            b.Add(new GetIter(iterator, None));
            b.Add(new Next(b.Temporary(), iterator));
            b.Terminate(new Ir.Return(None));
        },
        "is not followed by branch_end");

    [Test]
    public void NextToUnpackWithoutUnpacking() => AssertWrong(
        b =>
        {
            var iterator = b.Temporary();
            var element = b.Temporary();
            var end = b.NewBlock();
            var body = b.NewBlock();
            b.Add(new GetIter(iterator, None));
            b.Add(new Next(element, iterator) { IsUnpacked = true });
            b.Terminate(new BranchEnd(element, end, body));
            b.StartBlock(body);
            b.Add(new Poll());
            b.StartBlock(end);
            b.Terminate(new Ir.Return(None));
        },
        "is not followed by the unpacking of its result");

    [Test]
    public void ElementReadAfterSomethingElse() => AssertWrong(
        b =>
        {
            var parts = b.Temporary();
            b.Add(new Unpack(parts, None, 1));
            b.Add(new Poll());
            b.Add(new Element(b.Temporary(), parts, 0));
            b.Terminate(new Ir.Return(None));
        },
        "does not follow what it reads from");

    [Test]
    public void TemporaryWrittenOnOnePathOnly() => AssertWrong(
        b =>
        {
            var condition = b.Temporary();
            var value = b.Temporary();
            var yes = b.NewBlock();
            var end = b.NewBlock();
            b.Add(new IsTrue(condition, None));
            b.Terminate(new Branch(condition, yes, end));
            b.StartBlock(yes);
            b.Add(new Move(value, None));
            b.StartBlock(end);
            b.Terminate(new Ir.Return(value));
        },
        "reads .1, which is not written on every path");

    [Test]
    public void TemporaryWrittenByTheOperationThatRaised() => AssertWrong(
        b =>
        {
            var value = b.Temporary();
            var handler = b.NewBlock();
            b.PushHandler(handler);
            b.StartBlock(b.NewBlock());
            b.Add(new LoadGlobal(value, "x"));
            b.Terminate(new Ir.Return(None));
            b.PopHandler();
            b.StartBlock(handler);
            b.Add(new Catch(b.Temporary()));
            b.Terminate(new Ir.Return(value));
        },
        "reads .0, which is not written on every path");

    [Test]
    public void YieldOutsideAGenerator() => AssertWrong(
        b =>
        {
            b.Add(new Ir.Yield(b.Temporary(), None));
            b.Terminate(new Ir.Return(None));
        },
        "yield in a function that is no generator");

    [Test]
    public void ClosureOfTheWrongSize() => AssertWrong(
        b =>
        {
            var inner = new IrFunction("g", "g", FunctionKind.Function);
            inner.FreeVariables.Add("x");
            b.Add(new MakeFunction(b.Temporary(), inner, null, null, [], null));
            b.Terminate(new Ir.Return(None));
        },
        "has 1 free variables and gets 0 cells");

    [Test]
    public void LocalOfAnotherFunction() => AssertWrong(
        b =>
        {
            var other = new IrBuilder(new IrFunction("g", "g", FunctionKind.Function));
            b.Terminate(new Ir.Return(other.Variable("x")));
        },
        "a local of another function");
}
