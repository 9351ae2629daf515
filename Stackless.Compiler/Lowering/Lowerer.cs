// Lowers the syntax tree to the intermediate representation: the entry point and the routing, one Lower method per construct in the
// files beside this one (Lowerer.While.cs, Lowerer.Try.cs, ...). Evaluation order is CPython's, each subexpression once.
// Stands after Binding, whose ScopeTable says what every name is, and before the passes over IR, which make the result
// cheaper without changing it (Pipeline.OnModules). Invariants: every operation carries the span CPython's traceback would show; what the compiler
// does not support yet is a SyntaxError that names the construct, never a crash; expression results are operands that stay valid
// until the context's Release, and hints ("put it there") are only ever a courtesy.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    readonly ScopeTable scopes;
    readonly string moduleName;
    readonly string fileName;

    /// <summary>One IR function per definition (a node, or the scope of an evaluator), although a `finally` body is lowered once per way out of it.</summary>
    readonly Dictionary<object, Ir.IrFunction> functions = new(ReferenceEqualityComparer.Instance);

    readonly ConstantFolding folding = new();

    FunctionContext context = null!;
    bool isInteractive;

    Lowerer(ScopeTable scopes, string moduleName, string fileName)
    {
        this.scopes = scopes;
        this.moduleName = moduleName;
        this.fileName = fileName;
    }

    readonly List<Ir.IrFunction> lowered = [];
    bool isScopeAskedByOtherName;

    // As -O: 1 leaves assertions out, 2 docstrings too.
    int optimization;

    string? DocOf(IReadOnlyList<Stmt> body) => optimization > 1 ? null : Docstring.Of(body);

    Ir.IrBuilder Builder => context.Builder;

    /// <summary>A module that is imported or run: its names are globals.</summary>
    public static Ir.IrModule Lower(Module ast, ScopeTable scopes, string moduleName, string fileName, int optimization = 0) =>
        Lower(ast, scopes, moduleName, fileName, isDynamic: false, optimization);

    /// <summary>What <c>compile()</c> makes: code that runs against a namespace given later, as one parameter. An Expression returns its value,
    /// an Interactive prints the values of its expression statements.</summary>
    public static Ir.IrModule LowerDynamic(Mod ast, ScopeTable scopes, string moduleName, string fileName, int optimization = 0) =>
        Lower(ast, scopes, moduleName, fileName, isDynamic: true, optimization);

    static Ir.IrModule Lower(Mod ast, ScopeTable scopes, string moduleName, string fileName, bool isDynamic, int optimization)
    {
        var lowerer = new Lowerer(scopes, moduleName, fileName) { isInteractive = ast is Interactive, optimization = optimization };
        lowerer.folding.IsOptimizing = optimization > 0;
        var body = lowerer.LowerMod(ast, isDynamic);
        if (lowerer.isScopeAskedByOtherName)
        {
            lowerer.lowered.ForEach(function => function.KeepsVariables = true);
        }
        return new Ir.IrModule(moduleName, fileName, body);
    }

    // ---- routing --------------------------------------------------------------------------------------------------

    void LowerBody(IReadOnlyList<Stmt> body)
    {
        foreach (var statement in body)
        {
            LowerStmt(statement);
        }
    }

    void LowerStmt(Stmt statement)
    {
        var mark = context.Mark();
        Builder.Span = statement.Span;
        if (statement is Pass or Break or Continue or Try or TryStar or Delete or ExprStmt { Value: Constant { Value: not ConstantStr } or BinOp })
        {
            Emit(new Ir.Line(), statement.Span);
        }
        switch (statement)
        {
            case ExprStmt s: LowerExprStmt(s); break;
            case Assign s: LowerAssign(s); break;
            case AugAssign s: LowerAugAssign(s); break;
            case AnnAssign s: LowerAnnAssign(s); break;
            case Return s: LowerReturn(s); break;
            case If s: LowerIf(s); break;
            case For s: LowerFor(s); break;
            case While s: LowerWhile(s); break;
            case Break s: LowerBreak(s); break;
            case Continue s: LowerContinue(s); break;
            case Try s: LowerTry(s); break;
            case With s: LowerWith(s); break;
            case Raise s: LowerRaise(s); break;
            case Assert s: LowerAssert(s); break;
            case FunctionDef s: LowerFunctionDef(s); break;
            case ClassDef s: LowerClassDef(s); break;
            case Import s: LowerImport(s); break;
            case ImportFrom s: LowerImportFrom(s); break;
            case Delete s: LowerDelete(s); break;
            case Global or Nonlocal or Pass: break;
            case Match s: LowerMatch(s); break;
            case TryStar s: LowerTryStar(s); break;
            case AsyncFunctionDef s: LowerAsyncFunctionDef(s); break;
            case AsyncFor s: LowerAsyncFor(s); break;
            case AsyncWith s: LowerAsyncWith(s); break;
            case TypeAlias s: LowerTypeAlias(s); break;
            default: throw NotSupported(statement.GetType().Name, statement);
        }
        context.Release(mark);
    }

    /// <summary>Evaluates an expression. The result is <paramref name="hint"/> where that was easy, otherwise any operand.</summary>
    Ir.Operand LowerExpr(Expr expression, Ir.Local? hint = null)
    {
        switch (expression)
        {
            case Constant e: return new Ir.Const(e);
            case Name e: return LowerName(e, hint);
            case Attribute e: return LowerAttribute(e, hint);
            case Subscript e: return LowerSubscript(e, hint);
            case Slice e: return LowerSlice(e, hint);
            case Call e: return LowerCall(e, hint);
            case BinOp e: return LowerBinOp(e, hint);
            case UnaryOp e: return LowerUnaryOp(e, hint);
            case Compare e: return LowerCompare(e, hint);
            case BoolOp e: return LowerBoolOp(e, hint);
            case IfExp e: return LowerIfExp(e, hint);
            case NamedExpr e: return LowerNamedExpr(e);
            case Tuple e: return LowerTuple(e, hint);
            case List e: return LowerList(e, hint);
            case Set e: return LowerSet(e, hint);
            case Dict e: return LowerDict(e, hint);
            case Lambda e: return LowerLambda(e, hint);
            case ListComp e: return LowerListComp(e);
            case SetComp e: return LowerSetComp(e);
            case DictComp e: return LowerDictComp(e);
            case GeneratorExp e: return LowerGeneratorExp(e, hint);
            case JoinedStr e: return LowerJoinedStr(e, hint);
            case FormattedValue e: return LowerFormattedValue(e, hint);
            case Yield e: return LowerYield(e, hint);
            case YieldFrom e: return LowerYieldFrom(e, hint);
            case Await e: return LowerAwait(e, hint);
            case TemplateStr e: return LowerTemplateStr(e, hint);
            case Starred: throw Error("can't use starred expression here", expression);
            default: throw NotSupported(expression.GetType().Name, expression);
        }
    }

    // ---- what all of them use -------------------------------------------------------------------------------------

    /// <summary>Evaluates an expression into a given local.</summary>
    void LowerInto(Expr expression, Ir.Local destination)
    {
        var result = LowerExpr(expression, destination);
        if (!ReferenceEquals(result, destination))
        {
            Emit(new Ir.Move(destination, result), expression.Span);
        }
    }

    void Emit(Ir.Op op, Span span)
    {
        Builder.Span = span;
        Builder.Add(op);
    }

    void Terminate(Ir.Terminator terminator, Span span)
    {
        Builder.Span = span;
        Builder.Terminate(terminator);
    }

    void JumpTo(Ir.Block target) => Builder.Terminate(new Ir.Jump(target));

    /// <summary>Where an operation that writes its result once, at its end, may put it.</summary>
    Ir.Local Destination(Ir.Local? hint) => hint ?? context.Temporary();

    /// <summary>Where a construct that writes step by step puts its result: never a variable, which its own parts could read.</summary>
    Ir.Local Accumulator(Ir.Local? hint) => hint is { Kind: Ir.LocalKind.Temporary } ? hint : context.Temporary();

    /// <summary>Calls an intrinsic; the result is a new temporary.</summary>
    Ir.Local EmitIntrinsic(string name, Span span, params Ir.Operand[] arguments)
    {
        var result = context.Temporary();
        Emit(new Ir.CallIntrinsic(result, name, arguments), span);
        return result;
    }

    static Ir.Const ConstOf(ConstantValue value) => new(new Constant(value, null, Span.None));
    static Ir.Const ConstOf(string text) => ConstOf(new ConstantStr(text));
    static Ir.Const ConstOf(int value) => ConstOf(new ConstantInt(value));
    static readonly Ir.Const None = ConstOf(ConstantNone.Instance);

    PythonSyntaxException Error(string message, Node node) =>
        new(new Diagnostic("SyntaxError", message, fileName, node.Span, null));

    PythonSyntaxException NotSupported(string construct, Node node) => Error(construct + " is not supported yet", node);

    /// <summary>Private names in a class body (PEP "name mangling"): __x in class C is _C__x.</summary>
    string Mangle(string name) => CurrentScope.Mangle(name);
}
