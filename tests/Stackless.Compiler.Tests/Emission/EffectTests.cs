// What an operation's effect promises, held against the built runtime: an operation that is Pure or MayRaise has no site to be resumed at, so nothing
// that emission calls for it may come to Python code. Each operation is emitted alone in a function; what the function calls besides, compared with an
// empty one, is the operation's.

using Mono.Cecil;
using Mono.Cecil.Cil;
using NUnit.Framework;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Ir;
using Stackless.Runtime.Tests.Resumption;

namespace Stackless.Compiler.Tests.Emission;
[TestFixture]
public sealed class EffectTests
{
    static readonly LoadedAssemblies assemblies = new();
    static readonly ModuleDefinition runtime = assemblies.Read(typeof(Stackless.Runtime.Value));
    static readonly CallGraph graph = new([runtime], _ => false);

    static readonly IrFunction inner = Function();
    static readonly Local a = Parameter(0), b = Parameter(1), c = Parameter(2), made = new(".0", LocalKind.Temporary, 3);
    static readonly Local cell = new("cell", LocalKind.Variable, 4) { IsCell = true };

    static Local Parameter(int index) => new("abc"[index].ToString(), LocalKind.Parameter, index);

    static readonly Op[] operations =
    [
        new Move(made, a), new Unbind(made), new Line(), new CheckBound(a, IsFree: false), new CheckBound(a, IsFree: true),
        new LoadGlobal(made, "x"), new StoreGlobal("x", a), new DeleteGlobal("x"),
        new LoadName(made, a, "x", null), new LoadName(made, a, "x", cell), new StoreName(a, "x", b), new DeleteName(a, "x"),
        new MakeCell(cell, a), new MakeCell(cell, null), new LoadClosureCell(cell, 0),
        new LoadCell(made, cell, "x", IsFree: false), new LoadCell(made, cell, "x", IsFree: true), new StoreCell(cell, a), new DeleteCell(cell, "x", IsFree: true),
        new LoadAttr(made, a, "x"), new StoreAttr(a, "x", b), new DeleteAttr(a, "x"), new LoadSpecial(made, a, "__enter__", "%s"),
        new LoadItem(made, a, b), new StoreItem(a, b, c), new DeleteItem(a, b),
        new Ir.BinaryOp(made, Operator.Add, a, b, IsInPlace: false), new Ir.BinaryOp(made, Operator.Add, a, b, IsInPlace: true),
        new Ir.UnaryOp(made, UnaryOperator.USub, a), new Ir.Compare(made, CmpOperator.Lt, a, b), new Ir.Compare(made, CmpOperator.In, a, b),
        new Ir.Is(made, a, b, IsNegated: false), new Ir.Is(made, a, b, IsNegated: true), new IsTrue(made, a), new Not(made, a),
        new Ir.Call(made, a, [b], []), new Ir.Call(made, a, [b, c], ["x"]), new CallMethod(made, a, "x", [b], []), new CallMethod(made, a, "x", [b, c], ["y"]),
        new LoadMethod(made, a, "x"), new CallLoaded(made, b, a, [c], []), new CallSpread(made, a, b, null), new CallSpread(made, a, b, c),
        new CallIntrinsic(made, "make_exception", [a]),
        new Build(made, Container.Tuple, [a, b]), new Build(made, Container.List, [a, b]), new Build(made, Container.List, []), new Build(made, Container.List, []) { Filling = a },
        new Build(made, Container.Set, [a]), new Build(made, Container.Dict, [a, b]), new Build(made, Container.Slice, [a, b, c]), new Build(made, Container.String, [a, b]),
        new Append(Container.List, a, b, null), new Append(Container.Set, a, b, null), new Append(Container.Dict, a, b, c),
        new Extend(Container.List, a, b), new Extend(Container.Set, a, b), new Extend(Container.Dict, a, b), new MergeKeywords(a, b, c),
        new ListToTuple(made, a), new FormatValue(made, a, 'r', null), new FormatValue(made, a, 's', b),
        new MakeFunction(made, inner, a, b, [cell], c), new MakeFunction(made, inner, null, null, [], null),
        new GetIter(made, a), new Next(made, a), new Unpack(made, a, 2), new UnpackStarred(made, a, 1, 1), new Element(made, a, 0),
        new Ir.Yield(made, a), new GetYieldFromIter(made, a), new Send(made, a, b), new ThrowInto(made, a, b), new TakeStopValue(made),
        new Catch(made), new MatchException(made, a, b), new PushHandled(made, a), new PopHandled(a), new Poll(),
    ];

    static readonly Terminator[] terminators =
    [
        new Jump(new Block(null)), new Branch(a, new Block(null), new Block(null)), new BranchEnd(a, new Block(null), new Block(null)),
        new Ir.Return(a), new Ir.Raise(a), new Reraise(a), new Unreachable(),
    ];

    static IrFunction Function(bool isGenerator = false) => new(isGenerator ? "generator" : "f", isGenerator ? "generator" : "f", FunctionKind.Function) { PositionalCount = 3, IsGenerator = isGenerator };

    static IrFunction Empty(bool isGenerator)
    {
        var function = Function(isGenerator);
        function.Locals.AddRange([a, b, c, made, cell]);
        function.FreeVariables.Add("free");
        return function;
    }

    // The operation in a block of its own, and what has to follow it.
    static IrFunction With(Op? op)
    {
        var function = Empty(op is Ir.Yield);
        Block first = new(null), last = new(null) { Id = 1, Terminator = new Ir.Return(a) };
        first.Id = 0;
        first.Ops.AddRange(op is null ? [] : [op]);
        first.Terminator = op is Next or Send or ThrowInto ? new BranchEnd(op.Dest!, last, last) : new Jump(last);
        function.Blocks.AddRange([first, last]);
        return function;
    }

    static IrFunction With(Terminator terminator)
    {
        var function = Empty(isGenerator: false);
        var blocks = terminator.Successors.Prepend(new Block(null) { Terminator = terminator }).ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            blocks[i].Id = i;
            blocks[i].Terminator ??= new Ir.Return(a);
        }
        function.Blocks.AddRange(blocks);
        return function;
    }

    // Methods of the runtime that the emitted function calls, in its body and in its resume body.
    static HashSet<MethodDefinition> CallsOf(IrFunction function)
    {
        var body = new IrFunction("<module>", "<module>", FunctionKind.Module);
        body.Blocks.Add(new Block(null) { Id = 0, Terminator = new Ir.Return(new Const(new Constant(ConstantNone.Instance, null, Span.None))) });
        inner.Blocks.Clear();
        inner.Locals.Clear();
        inner.Locals.AddRange([a, b, c]);
        inner.Blocks.Add(new Block(null) { Id = 0, Terminator = new Ir.Return(a) });
        body.Children.AddRange([function, inner]);
        var image = AssemblyEmitter.ToImage("sample", [new IrModule("sample", "sample.py", body)], new EmissionOptions()).Image;
        using var stream = new MemoryStream([.. image]);
        var module = ModuleDefinition.ReadModule(stream, new ReaderParameters { AssemblyResolver = assemblies });
        var methods = module.GetType("PythonModules.sample").Methods.Where(m => m.Name.StartsWith(function.Name + "#1", StringComparison.Ordinal)).ToList();
        Assert.That(methods, Has.Count.EqualTo(2));
        return [.. methods.SelectMany(m => m.Body.Instructions).Select(i => (i.Operand as MethodReference)?.Resolve()).OfType<MethodDefinition>()];
    }

    static IEnumerable<string> PythonReachedBy(IrFunction function) =>
        CallsOf(function).Except(CallsOf(With((Op?)null)).Concat(function.IsGenerator ? CallsOf(EmptyGenerator()) : [])).Where(graph.MaySuspend).Select(m => $"{m.DeclaringType.Name}.{m.Name}");

    static IrFunction EmptyGenerator()
    {
        var function = Empty(isGenerator: true);
        function.Blocks.Add(new Block(null) { Id = 0, Terminator = new Ir.Return(a) });
        return function;
    }

    static IEnumerable<TestCaseData> Promising() => operations.Where(op => op.Effect != Effect.MaySuspend).Select(op => new TestCaseData(op).SetName($"No Python code: {IrPrinter.Print(op)}"));

    [TestCaseSource(nameof(Promising))]
    public void WhatMayNotSuspendComesToNoPythonCode(Op op) => Assert.That(PythonReachedBy(With(op)), Is.Empty);

    [Test]
    public void NoTerminatorComesToPythonCode() =>
        Assert.That(terminators.SelectMany(t => PythonReachedBy(With(t)).Select(reached => $"{t.GetType().Name}: {reached}")), Is.Empty);

    [Test]
    public void WhatMaySuspendComesToPythonCodeButForAYield() =>
        Assert.That(operations.Where(op => op.Effect == Effect.MaySuspend && !PythonReachedBy(With(op)).Any()).Select(op => op.GetType()), Is.EqualTo(new[] { typeof(Ir.Yield) }));

    [Test]
    public void EveryOperationAndTerminatorIsTried()
    {
        Type[] kinds = [.. typeof(Op).Assembly.GetTypes().Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(Op)) || t.IsSubclassOf(typeof(Terminator))))];
        Assert.That(operations.Select(op => op.GetType()).Concat(terminators.Select(t => t.GetType())).Distinct(), Is.EquivalentTo(kinds));
    }
}
