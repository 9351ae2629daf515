// What a C# project sees of a compiled module: a public static class of the module's name (of a package: its __init__), with a method for each
// function defined at module level whose parameters are all positional. Annotated parameters and results are typed, others are object.
// Each method wraps its arguments, calls through Stackless.Runtime.Exports, and unwraps the result.
//     def total(quantity: int, price: float) -> float        ->  public static double total(long quantity, double price)
namespace Stackless.Compiler.Emission;
using System.Reflection;
using System.Reflection.Emit;
using Stackless.Compiler.Ast;
using Stackless.Runtime;
using Module = Stackless.Compiler.Ast.Module;

static class ExportsEmitter
{
    const MethodAttributes Public = MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig;

    public static void Run(ModuleBuilder builder, Module module, string moduleName, bool isPackage, Type compiled)
    {
        var type = builder.DefineType(isPackage ? moduleName + ".__init__" : moduleName,
            TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, typeof(object));
        var names = new HashSet<string>();
        foreach (var function in module.Body.OfType<FunctionDef>().Reverse())
        {
            var a = function.Args;
            if (a.VarArg is null && a.KwArg is null && a.KwOnlyArgs.Count == 0 && !function.Name.StartsWith('_') && names.Add(function.Name))
            {
                Emit(type, function, compiled);
            }
        }
        type.CreateType();
    }

    static void Emit(TypeBuilder type, FunctionDef function, Type compiled)
    {
        Arg[] parameters = [.. function.Args.PosOnlyArgs, .. function.Args.Args];
        var result = function.Returns is Ast.Constant { Value: ConstantNone } ? typeof(void) : TypeOf(function.Returns);
        var method = type.DefineMethod(function.Name, Public, result, [.. parameters.Select(p => TypeOf(p.Annotation))]);
        var defaults = function.Args.Defaults;
        for (int i = 0; i < parameters.Length; i++)
        {
            int d = i - (parameters.Length - defaults.Count);
            object? constant = null;
            bool isOptional = d >= 0 && TryConstant(defaults[d], TypeOf(parameters[i].Annotation), out constant);
            var parameter = method.DefineParameter(i + 1, isOptional ? ParameterAttributes.Optional | ParameterAttributes.HasDefault : ParameterAttributes.None, parameters[i].Name);
            if (isOptional)
            {
                parameter.SetConstant(constant);
            }
        }
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldtoken, compiled);
        il.Emit(OpCodes.Ldstr, function.Name);
        il.Emit(OpCodes.Ldc_I4, parameters.Length);
        il.Emit(OpCodes.Newarr, typeof(object));
        for (int i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldarg, (short)i);
            var parameterType = TypeOf(parameters[i].Annotation);
            if (parameterType.IsValueType)
            {
                il.Emit(OpCodes.Box, parameterType);
            }
            il.Emit(OpCodes.Stelem_Ref);
        }
        if (result == typeof(void))
        {
            il.Emit(OpCodes.Call, typeof(Exports).GetMethod(nameof(Exports.CallVoid))!);
        }
        else
        {
            il.Emit(OpCodes.Call, typeof(Exports).GetMethod(nameof(Exports.Call))!.MakeGenericMethod(result));
        }
        il.Emit(OpCodes.Ret);
    }

    /// <summary>The .NET type of an annotation; object for none and for what has no counterpart.</summary>
    static Type TypeOf(Expr? annotation) => annotation switch
    {
        Ast.Constant { Value: ConstantStr text } => Named(text.Text),
        Name name => Named(name.Id),
        Subscript { Value: Name { Id: "list" }, Slice: var element } => typeof(IReadOnlyList<>).MakeGenericType(TypeOf(element)),
        Subscript { Value: Name { Id: "dict" }, Slice: Ast.Tuple { Elts: [var key, var value] } } =>
            typeof(IReadOnlyDictionary<,>).MakeGenericType(TypeOf(key), TypeOf(value)),
        _ => typeof(object),
    };

    static Type Named(string name) => name switch
    {
        "int" => typeof(long),
        "float" => typeof(double),
        "str" => typeof(string),
        "bool" => typeof(bool),
        "bytes" => typeof(byte[]),
        "list" => typeof(IReadOnlyList<object>),
        _ => typeof(object),
    };

    static bool TryConstant(Expr expression, Type type, out object? constant)
    {
        constant = expression is Ast.Constant { Value: var value }
            ? value switch
            {
                ConstantInt number when type == typeof(long) && number.Value >= long.MinValue && number.Value <= long.MaxValue => (long)number.Value,
                ConstantInt number when type == typeof(double) => (double)number.Value,
                ConstantFloat number when type == typeof(double) => number.Value,
                ConstantStr text when type == typeof(string) => text.Text,
                ConstantBool b when type == typeof(bool) => b.Value,
                _ => null,
            }
            : null;
        return constant is not null || expression is Ast.Constant { Value: ConstantNone } && !type.IsValueType;
    }
}
