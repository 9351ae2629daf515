// The parameters that C# sees of a Python function.
//     def f(quantity: int, price: float = 1.0)               (long quantity, double price = 1)
//     def f(*names: str)                                     (params string[] names)
//     def f(*names: str, sep: str = " ", **more: int)        (IReadOnlyList<string> names, string sep = " ", IReadOnlyDictionary<string, long>? more = null)
//     def f(x: int = LIMIT, items: list[str] = [])           (long? x = null, IReadOnlyList<string>? items = null)
// A default that C# cannot say is null there, which leaves the argument out: Python's own default is taken. Keyword-only parameters are passed by name.
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Emission;

enum Passing
{
    Positional,
    ByName,

    /// <summary>*args.</summary>
    Rest,

    /// <summary>**kwargs.</summary>
    MoreByName,
}

/// <param name="Default">The constant that C# passes where the argument is left out.</param>
/// <param name="IsOmitted">It is null, and Python's default is taken.</param>
sealed record ExportedParameter(string Name, ExportedType Type, Passing Passing, bool IsOptional = false, object? Default = null, bool IsOmitted = false);

static class ExportedParameters
{
    const byte NotNull = 1;

    /// <param name="skipped">Leading parameters that C# does not see: self, cls.</param>
    public static IReadOnlyList<ExportedParameter> Of(Arguments arguments, int skipped, ExportScope scope)
    {
        Arg[] positional = [.. arguments.PosOnlyArgs, .. arguments.Args];
        var all = new List<ExportedParameter>();
        var isByName = false;
        for (var i = skipped; i < positional.Length; i++)
        {
            var d = i - (positional.Length - arguments.Defaults.Count);
            var parameter = New(positional[i].Name, positional[i].Annotation, d >= 0 ? arguments.Defaults[d] : null, Passing.Positional, scope);
            // Behind one that may be left out, position says nothing.
            isByName |= parameter.IsOmitted && i >= arguments.PosOnlyArgs.Count && arguments.VarArg is null;
            all.Add(isByName ? parameter with { Passing = Passing.ByName } : parameter);
        }
        if (arguments.VarArg is { } rest)
        {
            var element = ExportedType.Of(rest.Annotation, scope);
            var isLast = arguments.KwOnlyArgs.Count == 0 && arguments.KwArg is null;
            all.Add(new ExportedParameter(rest.Name, new ExportedType(isLast ? element.Type.MakeArrayType() : typeof(IReadOnlyList<>).MakeGenericType(element.Type),
                [NotNull, .. element.Nullability]), Passing.Rest));
        }
        for (var i = 0; i < arguments.KwOnlyArgs.Count; i++)
        {
            all.Add(New(arguments.KwOnlyArgs[i].Name, arguments.KwOnlyArgs[i].Annotation, arguments.KwDefaults[i], Passing.ByName, scope));
        }
        if (arguments.KwArg is { } more)
        {
            var value = ExportedType.Of(more.Annotation, scope);
            all.Add(new ExportedParameter(more.Name, new ExportedType(typeof(IReadOnlyDictionary<,>).MakeGenericType(typeof(string), value.Type),
                [2, NotNull, .. value.Nullability]), Passing.MoreByName, true));
        }
        return Ordered(all);
    }

    /// <summary>C# has no required parameter behind an optional one.</summary>
    public static IReadOnlyList<ExportedParameter> Ordered(List<ExportedParameter> all)
    {
        var lastRequired = all.FindLastIndex(p => !p.IsOptional && !(p.Passing == Passing.Rest && p.Type.Type.IsArray));
        return [.. all.Select((p, i) => i < lastRequired ? p with { IsOptional = false } : p)];
    }

    public static ExportedParameter New(string name, Expr? annotation, Expr? defaultValue, Passing passing, ExportScope scope)
    {
        var type = ExportedType.Of(annotation, scope);
        if (defaultValue is null)
        {
            return new ExportedParameter(name, type, passing);
        }
        type = type.Type.IsGenericParameter ? ExportedType.Any : type;
        return TryConstant(defaultValue, type.Type, out var constant) ? new ExportedParameter(name, type, passing, true, constant)
            : new ExportedParameter(name, ExportedType.Optional(type), passing, true, null, IsOmitted: true);
    }

    /// <summary>Declares the parameters of a method.</summary>
    /// <param name="hasCancellation">One more behind them: CancellationToken cancellation = default.</param>
    public static void Declare(IReadOnlyList<ExportedParameter> parameters, Func<int, ParameterAttributes, string, ParameterBuilder> define, bool hasCancellation = false)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            var p = parameters[i];
            var parameter = define(i + 1, p.IsOptional ? ParameterAttributes.Optional | ParameterAttributes.HasDefault : ParameterAttributes.None, p.Name);
            if (p.IsOptional)
            {
                parameter.SetConstant(p.Default);
            }
            if (p.Type.Type.IsArray && p.Passing == Passing.Rest)
            {
                parameter.SetCustomAttribute(new CustomAttributeBuilder(typeof(ParamArrayAttribute).GetConstructor([])!, []));
            }
            MarkNullability(parameter.SetCustomAttribute, p.Type);
        }
        if (hasCancellation)
        {
            define(parameters.Count + 1, ParameterAttributes.Optional | ParameterAttributes.HasDefault, "cancellation").SetConstant(null);
        }
    }

    public static void MarkNullability(Action<CustomAttributeBuilder> set, ExportedType type)
    {
        byte[] flags = [.. type.Nullability];
        if (flags.Any(f => f != NotNull))
        {
            set(flags.Distinct().Count() == 1
                ? new CustomAttributeBuilder(typeof(NullableAttribute).GetConstructor([typeof(byte)])!, [flags[0]])
                : new CustomAttributeBuilder(typeof(NullableAttribute).GetConstructor([typeof(byte[])])!, [flags]));
        }
    }

    static bool TryConstant(Expr expression, Type type, out object? constant)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        constant = expression switch
        {
            UnaryOp { Op: UnaryOperator.USub, Operand: Ast.Constant { Value: ConstantInt number } } => OfInt(-number.Value, target),
            UnaryOp { Op: UnaryOperator.USub, Operand: Ast.Constant { Value: ConstantFloat number } } when target == typeof(double) => -number.Value,
            Ast.Constant { Value: ConstantInt number } => OfInt(number.Value, target),
            Ast.Constant { Value: ConstantFloat number } when target == typeof(double) => number.Value,
            Ast.Constant { Value: ConstantStr text } when target == typeof(string) => text.Text,
            Ast.Constant { Value: ConstantBool b } when target == typeof(bool) => b.Value,
            _ => null,
        };
        return constant is not null || expression is Ast.Constant { Value: ConstantNone } && (!type.IsValueType || target != type);
    }

    static object? OfInt(System.Numerics.BigInteger number, Type target) =>
        target == typeof(long) && number >= long.MinValue && number <= long.MaxValue ? (long)number
        : target == typeof(double) ? (double)number
        : null;
}
