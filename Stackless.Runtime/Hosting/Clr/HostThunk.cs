// Compiles a remembered call (HostCall) once it is made often: code that takes Python's values apart, calls the method and makes its result a value, without arrays, boxes
// and reflection. It gives the null value, with nothing pending, for a value that it does not take; then the call goes the long way.
// The code is closed over the interpreter's classes, as a method of an object is over the object: a delegate of a static method would have to move the arguments along first.
// Only what is frequent: up to four arguments (the object included) that are numbers, text, bool, or .NET objects as they are.
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

delegate Value HostThunk0();
delegate Value HostThunk1(Value a);
delegate Value HostThunk2(Value a, Value b);
delegate Value HostThunk3(Value a, Value b, Value c);
delegate Value HostThunk4(Value a, Value b, Value c, Value d);

static class HostThunk
{
    static readonly Type[] kinds = [typeof(HostThunk0), typeof(HostThunk1), typeof(HostThunk2), typeof(HostThunk3), typeof(HostThunk4)];

    /// <summary>The code for calls of a method; null if it is none of the frequent kinds.</summary>
    public static Delegate? Of(HostOverload overload, HostClasses classes)
    {
        if (overload.HasReferences || overload.HasSpans || !overload.IsCallable || overload.Info is ConstructorInfo { DeclaringType.IsAbstract: true })
        {
            return null;
        }
        Type[] taken = [.. overload.TakesObject ? new[] { overload.Info.DeclaringType! } : [], .. overload.Types];
        if (taken.Length >= kinds.Length || !Array.TrueForAll(taken, IsTaken))
        {
            return null;
        }
        var method = new DynamicMethod(overload.Info.Name, typeof(Value), [typeof(HostClasses), .. Enumerable.Repeat(typeof(Value), taken.Length)], typeof(HostThunk).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        var isOther = il.DeclareLocal(typeof(bool));
        var other = il.DefineLabel();
        var values = new LocalBuilder[taken.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            var isObject = i == 0 && overload.TakesObject;
            var isReference = isObject && taken[i].IsValueType;
            values[i] = il.DeclareLocal(isReference ? taken[i].MakeByRefType() : taken[i]);
            il.Emit(OpCodes.Ldarg, (short)(i + 1));
            if (isObject && !isReference)
            {
                // Which type it is, is known here: code that is shared by all classes would have to look that up.
                il.Emit(OpCodes.Call, typeof(HostThunk).GetMethod(taken[i].IsSealed ? nameof(TakeTarget) : nameof(TakePlainTarget), BindingFlags.NonPublic | BindingFlags.Static)!);
                il.Emit(OpCodes.Isinst, taken[i]);
                il.Emit(OpCodes.Stloc, values[i]);
                il.Emit(OpCodes.Ldloc, values[i]);
                il.Emit(OpCodes.Brfalse, other);
                continue;
            }
            il.Emit(OpCodes.Ldloca, isOther);
            il.Emit(OpCodes.Call, Taker(taken[i], isReference));
            il.Emit(OpCodes.Stloc, values[i]);
        }
        il.Emit(OpCodes.Ldloc, isOther);
        il.Emit(OpCodes.Brtrue, other);
        foreach (var value in values)
        {
            il.Emit(OpCodes.Ldloc, value);
        }
        var result = Call(il, overload);
        Give(il, result, overload.GivesValues);
        il.Emit(OpCodes.Ret);
        il.MarkLabel(other);
        var nothing = il.DeclareLocal(typeof(Value));
        il.Emit(OpCodes.Ldloca, nothing);
        il.Emit(OpCodes.Initobj, typeof(Value));
        il.Emit(OpCodes.Ldloc, nothing);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate(kinds[taken.Length], classes);
    }

    static Type Call(ILGenerator il, HostOverload overload)
    {
        if (overload.Info is ConstructorInfo constructor)
        {
            il.Emit(OpCodes.Newobj, constructor);
            return constructor.DeclaringType!;
        }
        var called = (MethodInfo)overload.Info;
        il.Emit(called.IsVirtual && !called.DeclaringType!.IsValueType ? OpCodes.Callvirt : OpCodes.Call, called);
        return called.ReturnType;
    }

    static bool IsTaken(Type type) => type == typeof(long) || type == typeof(int) || type == typeof(double) || type == typeof(bool) || type == typeof(string)
        || !type.IsPrimitive && type != typeof(object) && type != typeof(decimal) && type != typeof(Type) && !type.IsByRefLike && Nullable.GetUnderlyingType(type) is null
            && !type.IsAssignableTo(typeof(Delegate)) && !type.IsArray && type.Namespace != "System.Numerics";

    static MethodInfo Taker(Type type, bool isReference)
    {
        const BindingFlags own = BindingFlags.NonPublic | BindingFlags.Static;
        var name = type == typeof(long) ? nameof(TakeLong)
            : type == typeof(int) ? nameof(TakeInt)
            : type == typeof(double) ? nameof(TakeDouble)
            : type == typeof(bool) ? nameof(TakeBool)
            : type == typeof(string) ? nameof(TakeText)
            : isReference ? nameof(TakeReference)
            : type.IsValueType ? nameof(TakeStruct) : nameof(TakeObject);
        var taker = typeof(HostThunk).GetMethod(name, own)!;
        return taker.IsGenericMethodDefinition ? taker.MakeGenericMethod(type) : taker;
    }

    static void Give(ILGenerator il, Type type, bool givesValues)
    {
        if (type == typeof(long) || type == typeof(int))
        {
            il.Emit(OpCodes.Conv_I8);
            il.Emit(OpCodes.Call, typeof(Value).GetMethod(nameof(Value.Int), [typeof(long)])!);
        }
        else if (type == typeof(double))
        {
            il.Emit(OpCodes.Call, typeof(Value).GetMethod(nameof(Value.Float))!);
        }
        else if (type == typeof(bool))
        {
            il.Emit(OpCodes.Call, typeof(Value).GetMethod(nameof(Value.Bool))!);
        }
        else if (type == typeof(void))
        {
            il.Emit(OpCodes.Call, typeof(Value).GetProperty(nameof(Value.None))!.GetMethod!);
        }
        else if (type == typeof(string))
        {
            il.Emit(OpCodes.Call, typeof(HostThunk).GetMethod(nameof(GiveText), BindingFlags.NonPublic | BindingFlags.Static)!);
        }
        else
        {
            if (type.IsValueType)
            {
                il.Emit(OpCodes.Box, type);
            }
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Call, typeof(HostThunk).GetMethod(givesValues ? nameof(GiveValue) : nameof(GiveObject), BindingFlags.NonPublic | BindingFlags.Static)!);
        }
    }

    // ---- what the code calls ---------------------------------------------------------------------------------------------------

    static long TakeLong(Value v, ref bool isOther)
    {
        isOther |= !v.IsInt;
        return v.Bits;
    }

    static int TakeInt(Value v, ref bool isOther)
    {
        isOther |= !v.IsInt || (int)v.Bits != v.Bits;
        return (int)v.Bits;
    }

    static double TakeDouble(Value v, ref bool isOther)
    {
        if (v.IsFloat)
        {
            return v.AsDouble;
        }
        isOther |= !v.IsInt;
        return v.Bits;
    }

    static bool TakeBool(Value v, ref bool isOther)
    {
        isOther |= v.Object is not PyBool;
        return v.IsTrue;
    }

    static string? TakeText(Value v, ref bool isOther)
    {
        if (v.Object is PyStr text)
        {
            return text.Text;
        }
        isOther |= !v.IsNone;
        return null;
    }

    static T? TakeObject<T>(Value v, ref bool isOther) where T : class
    {
        if (v.Object is PyHostObject { Target: T target })
        {
            return target;
        }
        isOther |= !v.IsNone;
        return null;
    }

    static object? TakeTarget(Value v) => (v.Object as PyHostObject)?.Target;

    // Of a Python class below a .NET one, the base type's method is meant: the long way knows that.
    static object? TakePlainTarget(Value v) => v.Object is PyHostObject { Target: var target and not IHostSubclass } ? target : null;

    static T TakeStruct<T>(Value v, ref bool isOther) where T : struct
    {
        if (v.Object is PyHostObject { Target: T target })
        {
            return target;
        }
        isOther = true;
        return default;
    }

    static ref T TakeReference<T>(Value v, ref bool isOther) where T : struct
    {
        if (v.Object is PyHostObject { Target: T } host)
        {
            return ref Unsafe.Unbox<T>(host.Target);
        }
        isOther = true;
        return ref Unsafe.NullRef<T>();
    }

    static Value GiveText(string? text) => text is null ? Value.None : Value.Str(text);

    static Value GiveObject(object? result, HostClasses classes) => classes.ToPython(result);

    static Value GiveValue(object? result, HostClasses classes) => ToPython.Of(classes.Interpreter, result);
}
