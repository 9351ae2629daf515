// What a C# project sees of a compiled module: a public static class of the module's name (of a package: its __init__), with a method for each
// function defined at module level whose name has no leading underscore. Types are those of the annotations (ExportedType). Each method
// wraps its arguments, calls through Stackless.Runtime.Exports, and unwraps the result.
//     def total(quantity: int, price: float = 1.0) -> float   ->  public static double total(long quantity, double price = 1)
//     def f(*names: str) -> str | None                        ->  public static string? f(params string[] names)
//     def f(*names: str, sep: str = " ", **more: int)         ->  f(IReadOnlyList<string> names, string sep = " ", IReadOnlyDictionary<string, long>? more = null)
// Keyword-only parameters are passed by name. An async def is not exported: its result would need an event loop.
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Stackless.Compiler.Ast;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;
using Module = Stackless.Compiler.Ast.Module;

namespace Stackless.Compiler.Emission;
static class ExportsEmitter
{
    const MethodAttributes Public = MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig;
    const byte NotNull = 1;

    enum Passing
    {
        Positional,
        ByName,

        /// <summary>*args.</summary>
        Rest,

        /// <summary>**kwargs.</summary>
        MoreByName,
    }

    sealed record Parameter(string Name, ExportedType Type, Passing Passing, bool IsOptional, object? Default);

    public static void Run(ModuleBuilder builder, Module module, string moduleName, bool isPackage, Type compiled, XmlDocumentation documentation)
    {
        var type = builder.DefineType(isPackage ? moduleName + ".__init__" : moduleName,
            TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, typeof(object));
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(NullableContextAttribute).GetConstructor([typeof(byte)])!, [NotNull]));
        documentation.AddType(type.FullName!, Docstring.Of(module.Body));
        var names = new HashSet<string>();
        foreach (var function in module.Body.OfType<FunctionDef>().Reverse())
        {
            if (!function.Name.StartsWith('_') && names.Add(function.Name))
            {
                Emit(type, function, compiled, documentation);
            }
        }
        type.CreateType();
    }

    static void Emit(TypeBuilder type, FunctionDef function, Type compiled, XmlDocumentation documentation)
    {
        var parameters = ParametersOf(function.Args);
        var result = function.Returns is Ast.Constant { Value: ConstantNone } ? new ExportedType(typeof(void), []) : ExportedType.Of(function.Returns);
        Type[] types = [.. parameters.Select(p => p.Type.Type)];
        var method = type.DefineMethod(function.Name, Public, result.Type, types);
        documentation.AddMethod(type.FullName!, function.Name, types, Docstring.Of(function.Body));
        MarkNullability(method.DefineParameter(0, ParameterAttributes.Retval, null), result);
        for (var i = 0; i < parameters.Count; i++)
        {
            var p = parameters[i];
            var parameter = method.DefineParameter(i + 1, p.IsOptional ? ParameterAttributes.Optional | ParameterAttributes.HasDefault : ParameterAttributes.None, p.Name);
            if (p.IsOptional)
            {
                parameter.SetConstant(p.Default);
            }
            if (p.Type.Type.IsArray && p.Passing == Passing.Rest)
            {
                parameter.SetCustomAttribute(new CustomAttributeBuilder(typeof(ParamArrayAttribute).GetConstructor([])!, []));
            }
            MarkNullability(parameter, p.Type);
        }
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldtoken, compiled);
        il.Emit(OpCodes.Ldstr, function.Name);
        EmitArray(il, parameters, Passing.Positional);
        var isPlain = parameters.All(p => p.Passing == Passing.Positional);
        if (!isPlain)
        {
            EmitOne(il, parameters, Passing.Rest);
            EmitNames(il, parameters);
            EmitArray(il, parameters, Passing.ByName);
            EmitOne(il, parameters, Passing.MoreByName);
        }
        if (result.Type == typeof(void))
        {
            il.Emit(OpCodes.Call, typeof(Exports).GetMethod(isPlain ? nameof(Exports.CallVoid) : nameof(Exports.CallVoidByName))!);
        }
        else
        {
            il.Emit(OpCodes.Call, typeof(Exports).GetMethod(isPlain ? nameof(Exports.Call) : nameof(Exports.CallByName))!.MakeGenericMethod(result.Type));
        }
        il.Emit(OpCodes.Ret);
    }

    static List<Parameter> ParametersOf(Arguments arguments)
    {
        Arg[] positional = [.. arguments.PosOnlyArgs, .. arguments.Args];
        var all = new List<Parameter>();
        for (var i = 0; i < positional.Length; i++)
        {
            var d = i - (positional.Length - arguments.Defaults.Count);
            all.Add(New(positional[i], Passing.Positional, d >= 0 ? arguments.Defaults[d] : null));
        }
        if (arguments.VarArg is { } rest)
        {
            var element = ExportedType.Of(rest.Annotation);
            var isLast = arguments.KwOnlyArgs.Count == 0 && arguments.KwArg is null;
            all.Add(new Parameter(rest.Name, new ExportedType(isLast ? element.Type.MakeArrayType() : typeof(IReadOnlyList<>).MakeGenericType(element.Type),
                [NotNull, .. element.Nullability]), Passing.Rest, false, null));
        }
        for (var i = 0; i < arguments.KwOnlyArgs.Count; i++)
        {
            all.Add(New(arguments.KwOnlyArgs[i], Passing.ByName, arguments.KwDefaults[i]));
        }
        if (arguments.KwArg is { } more)
        {
            var value = ExportedType.Of(more.Annotation);
            all.Add(new Parameter(more.Name, new ExportedType(typeof(IReadOnlyDictionary<,>).MakeGenericType(typeof(string), value.Type),
                [2, NotNull, .. value.Nullability]), Passing.MoreByName, true, null));
        }
        // C# has no required parameter behind an optional one.
        var lastRequired = all.FindLastIndex(p => !p.IsOptional && !(p.Passing == Passing.Rest && p.Type.Type.IsArray));
        return [.. all.Select((p, i) => i < lastRequired ? p with { IsOptional = false } : p)];
    }

    static Parameter New(Arg arg, Passing passing, Expr? defaultValue)
    {
        var type = ExportedType.Of(arg.Annotation);
        object? constant = null;
        var isOptional = defaultValue is not null && TryConstant(defaultValue, type.Type, out constant);
        return new Parameter(arg.Name, type, passing, isOptional, constant);
    }

    static void EmitArray(ILGenerator il, List<Parameter> parameters, Passing passing)
    {
        il.EmitInt(parameters.Count(p => p.Passing == passing));
        il.Emit(OpCodes.Newarr, typeof(object));
        var index = 0;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Passing == passing)
            {
                il.Emit(OpCodes.Dup);
                il.EmitInt(index++);
                il.EmitLoadArgument(i);
                if (parameters[i].Type.Type.IsValueType)
                {
                    il.Emit(OpCodes.Box, parameters[i].Type.Type);
                }
                il.Emit(OpCodes.Stelem_Ref);
            }
        }
    }

    static void EmitNames(ILGenerator il, List<Parameter> parameters)
    {
        var names = parameters.Where(p => p.Passing == Passing.ByName).ToList();
        il.EmitInt(names.Count);
        il.Emit(OpCodes.Newarr, typeof(string));
        for (var i = 0; i < names.Count; i++)
        {
            il.Emit(OpCodes.Dup);
            il.EmitInt(i);
            il.Emit(OpCodes.Ldstr, names[i].Name);
            il.Emit(OpCodes.Stelem_Ref);
        }
    }

    // The only parameter of that kind, or null.
    static void EmitOne(ILGenerator il, List<Parameter> parameters, Passing passing)
    {
        var index = parameters.FindIndex(p => p.Passing == passing);
        if (index < 0)
        {
            il.Emit(OpCodes.Ldnull);
        }
        else
        {
            il.EmitLoadArgument(index);
        }
    }

    static void MarkNullability(ParameterBuilder parameter, ExportedType type)
    {
        byte[] flags = [.. type.Nullability];
        if (flags.Any(f => f != NotNull))
        {
            parameter.SetCustomAttribute(flags.Distinct().Count() == 1
                ? new CustomAttributeBuilder(typeof(NullableAttribute).GetConstructor([typeof(byte)])!, [flags[0]])
                : new CustomAttributeBuilder(typeof(NullableAttribute).GetConstructor([typeof(byte[])])!, [flags]));
        }
    }

    static bool TryConstant(Expr expression, Type type, out object? constant)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        constant = expression is Ast.Constant { Value: var value }
            ? value switch
            {
                ConstantInt number when target == typeof(long) && number.Value >= long.MinValue && number.Value <= long.MaxValue => (long)number.Value,
                ConstantInt number when target == typeof(double) => (double)number.Value,
                ConstantFloat number when target == typeof(double) => number.Value,
                ConstantStr text when target == typeof(string) => text.Text,
                ConstantBool b when target == typeof(bool) => b.Value,
                _ => null,
            }
            : null;
        return constant is not null || expression is Ast.Constant { Value: ConstantNone } && (!type.IsValueType || target != type);
    }
}
