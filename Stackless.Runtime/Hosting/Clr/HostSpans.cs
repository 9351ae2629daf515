// Calls of methods that take spans: reflection has no way to pass one, so each has code of its own, which takes its arguments from an array as a MethodInvoker does, but has
// memory in place of a span. A span that the method returns is copied: an array, or text if it is of characters.
using System.Reflection;
using System.Reflection.Emit;

namespace Stackless.Runtime;

delegate object? HostSpanCall(object? target, object?[] arguments);

static class HostSpans
{
    /// <summary>Can the result be had: it is no reference, pointer or other thing that lives on the stack only.</summary>
    public static bool IsResult(Type type) => !type.IsPointer && !type.IsFunctionPointer && (!type.IsByRefLike || HostMemory.StandsFor(type) is not null);

    public static HostSpanCall Of(MethodBase called)
    {
        var parameters = Array.ConvertAll(called.GetParameters(), p => p.ParameterType);
        var method = new DynamicMethod(called.Name, typeof(object), [typeof(object), typeof(object[])], typeof(HostSpans).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        var locals = new LocalBuilder?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var type = parameters[i].IsByRef ? parameters[i].GetElementType()! : HostMemory.StandsFor(parameters[i]);
            if (type is not null)
            {
                locals[i] = il.DeclareLocal(type);
                LoadArgument(il, i, type);
                il.Emit(OpCodes.Stloc, locals[i]!);
            }
        }
        if (called is { IsStatic: false, IsConstructor: false })
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(called.DeclaringType!.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, called.DeclaringType);
        }
        for (var i = 0; i < parameters.Length; i++)
        {
            if (locals[i] is not { } local)
            {
                LoadArgument(il, i, parameters[i]);
                continue;
            }
            il.Emit(OpCodes.Ldloca, local);
            if (!parameters[i].IsByRef)
            {
                il.Emit(OpCodes.Call, local.LocalType.GetProperty("Span")!.GetMethod!);
            }
        }
        EmitCall(il, called);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].IsByRef)
            {
                il.Emit(OpCodes.Ldarg_1);
                il.Emit(OpCodes.Ldc_I4, i);
                il.Emit(OpCodes.Ldloc, locals[i]!);
                il.Emit(OpCodes.Box, locals[i]!.LocalType);
                il.Emit(OpCodes.Stelem_Ref);
            }
        }
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<HostSpanCall>();
    }

    static void LoadArgument(ILGenerator il, int index, Type type)
    {
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, index);
        il.Emit(OpCodes.Ldelem_Ref);
        if (!type.IsValueType)
        {
            il.Emit(OpCodes.Castclass, type);
            return;
        }
        // An out parameter has no argument.
        var (given, loaded) = (il.DefineLabel(), il.DefineLabel());
        var nothing = il.DeclareLocal(type);
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Brtrue, given);
        il.Emit(OpCodes.Pop);
        il.Emit(OpCodes.Ldloca, nothing);
        il.Emit(OpCodes.Initobj, type);
        il.Emit(OpCodes.Ldloc, nothing);
        il.Emit(OpCodes.Br, loaded);
        il.MarkLabel(given);
        il.Emit(OpCodes.Unbox_Any, type);
        il.MarkLabel(loaded);
    }

    static void EmitCall(ILGenerator il, MethodBase called)
    {
        if (called is ConstructorInfo constructor)
        {
            il.Emit(OpCodes.Newobj, constructor);
            il.Emit(OpCodes.Box, constructor.DeclaringType!);
            return;
        }
        var method = (MethodInfo)called;
        il.Emit(method.IsVirtual && !method.DeclaringType!.IsValueType ? OpCodes.Callvirt : OpCodes.Call, method);
        if (method.ReturnType == typeof(void))
        {
            il.Emit(OpCodes.Ldnull);
        }
        else if (method.ReturnType.IsByRefLike)
        {
            var span = il.DeclareLocal(method.ReturnType);
            il.Emit(OpCodes.Stloc, span);
            il.Emit(OpCodes.Ldloca, span);
            if (method.ReturnType.GetGenericArguments()[0] == typeof(char))
            {
                il.Emit(OpCodes.Call, method.ReturnType.GetMethod(nameof(ToString), [])!);
            }
            else
            {
                il.Emit(OpCodes.Call, method.ReturnType.GetMethod("ToArray")!);
            }
        }
        else
        {
            il.Emit(OpCodes.Box, method.ReturnType);
        }
    }
}
