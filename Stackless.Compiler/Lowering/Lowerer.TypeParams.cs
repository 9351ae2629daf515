// Type parameters and the `type` statement (PEP 695, 696). A generic definition is made by a function of its own, called at once, whose
// variables are the type parameters. Bounds, constraints, defaults and the values of `type` statements are evaluated when they are
// asked for: each is a function that is given the format, as __annotate__ is.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    const string TypeParams = ".type_params";

    // def f[T: B](x=v): body     .v = (v,); .g = function <generic parameters of f>; .f = call .g(.v)
    // <generic parameters of f>  .b = function T (returns B); T = type_variable("T", .b); .t = (T,); .f = function f defaults .defaults; set_type_params .f .t; return .f
    Ir.Local LowerGeneric(
        Node definition,
        string name,
        IReadOnlyList<TypeParam> parameters,
        Span span,
        IReadOnlyList<(string Name, Ir.Operand Value)> arguments,
        Func<Ir.Operand, Ir.Operand> lower)
    {
        var result = context.Temporary();
        var mark = context.Mark();
        var function = FunctionOf(parameters[0], () => LowerTypeParameters(definition, name, parameters, span, arguments, lower));
        var made = context.Temporary();
        Emit(new Ir.MakeFunction(made, function, null, null, ClosureOf(function), null), span);
        Emit(new Ir.Call(result, made, [.. arguments.Select(a => a.Value)], []), span);
        context.Release(mark);
        return result;
    }

    Ir.IrFunction LowerTypeParameters(
        Node definition,
        string name,
        IReadOnlyList<TypeParam> parameters,
        Span span,
        IReadOnlyList<(string Name, Ir.Operand Value)> arguments,
        Func<Ir.Operand, Ir.Operand> lower)
    {
        var title = $"<generic parameters of {name}>";
        var function = new Ir.IrFunction(title, QualifiedName(title), Ir.FunctionKind.Function)
        {
            FirstLine = span.Line,
            Span = span,
            PositionalOnlyCount = arguments.Count,
            PositionalCount = arguments.Count,
        };
        var scope = scopes.TypeParametersScopeOf(definition)!;
        InFunction(new FunctionContext(function, scope, context), () =>
        {
            foreach (var argument in arguments)
            {
                Builder.Parameter(argument.Name);
            }
            EmitPrologue(span);
            SeeClassScope(span);
            var made = new List<Ir.Operand>();
            foreach (var parameter in parameters)
            {
                made.Add(LowerTypeParam(parameter));
            }
            var all = context.Temporary();
            Emit(new Ir.Build(all, Ir.Container.Tuple, made), span);
            Terminate(new Ir.Return(lower(all)), span);
        });
        return function;
    }

    /// <summary>Where a class is around an annotation or type parameter scope, names are looked up in its namespace first.</summary>
    void SeeClassScope(Span span)
    {
        if (context.Scope.HasNamespace)
        {
            context.Namespace = Builder.Temporary();
            Emit(new Ir.LoadCell(context.Namespace, context.ClosureCells[ClassDict], ClassDict, IsFree: true), span);
        }
    }

    // T: (A, B) = C              .b = function T (returns (A, B)); .c = function T (returns C); T = type_parameter("TypeVar", "T", None, .b, .c)
    Ir.Operand LowerTypeParam(TypeParam parameter)
    {
        var (kind, name, value) = parameter switch
        {
            TypeVar n => ("TypeVar", n.Name, n.DefaultValue),
            ParamSpec n => ("ParamSpec", n.Name, n.DefaultValue),
            TypeVarTuple n => ("TypeVarTuple", n.Name, n.DefaultValue),
            _ => throw NotSupported(parameter.GetType().Name, parameter),
        };
        var bound = parameter is TypeVar { Bound: { } limit } variable ? EmitEvaluator(limit, name, scopes.BoundScopeOf(variable)!) : (Ir.Operand)None;
        var isConstraints = parameter is TypeVar { Bound: Tuple };
        var byDefault = value is null ? (Ir.Operand)None : EmitEvaluator(value, name, scopes.DefaultScopeOf(parameter)!);
        var made = EmitIntrinsic(Intrinsics.TypeParameter, parameter.Span, ConstOf(kind), ConstOf(name), isConstraints ? None : bound, isConstraints ? bound : None, byDefault);
        StoreName(name, made, parameter.Span);
        return made;
    }

    /// <summary>A function of the format that returns the value of an expression.</summary>
    Ir.Local EmitEvaluator(Expr value, string name, Scope scope)
    {
        var result = context.Temporary();
        var function = FunctionOf(scope, () => LowerEvaluator(name, QualifiedName(name), scope, value.Span, () => LowerAnnotationValue(value)));
        Emit(new Ir.MakeFunction(result, function, null, null, ClosureOf(function), null), value.Span);
        return result;
    }

    // (.format)                  .g = globals_in_format(.format); return value      (global names in it: .d = name .g.x)
    Ir.IrFunction LowerEvaluator(string name, string qualifiedName, Scope scope, Span span, Func<Ir.Operand> value)
    {
        var function = new Ir.IrFunction(name, qualifiedName, Ir.FunctionKind.Function)
        {
            FirstLine = span.Line,
            Span = span,
            PositionalOnlyCount = 1,
            PositionalCount = 1,
        };
        InFunction(new FunctionContext(function, scope, context), () =>
        {
            var format = Builder.Parameter(".format");
            EmitPrologue(span);
            context.Globals = Builder.Temporary();
            Emit(new Ir.CallIntrinsic(context.Globals, Intrinsics.GlobalsInFormat, [format]), span);
            SeeClassScope(span);
            Terminate(new Ir.Return(value()), span);
        });
        return function;
    }

    // type X = V                 .v = function X (returns V); X = type_alias("X", (), .v)
    // type X[T] = V              the same in <generic parameters of X>
    void LowerTypeAlias(TypeAlias statement)
    {
        var name = ((Name)statement.Name).Id;
        var span = statement.Span;
        var made = statement.TypeParams.Count == 0
            ? LowerAlias(new Ir.ConstTuple([]))
            : LowerGeneric(statement, name, statement.TypeParams, span, [], LowerAlias);
        StoreName(name, made, span);

        Ir.Local LowerAlias(Ir.Operand typeParams)
        {
            var evaluator = EmitEvaluator(statement.Value, name, scopes.ScopeOf(statement));
            return EmitIntrinsic(Intrinsics.TypeAlias, span, ConstOf(name), typeParams, evaluator);
        }
    }
}
