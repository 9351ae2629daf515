// Compiles a remembered call (HostCall) once it is made often: code that takes Python's values apart, calls the method and makes its result a value, without arrays, boxes
// and reflection. It gives the null value, with nothing pending, for a value that it does not take; then the call goes the long way.
// The code is closed over what it has given last, as a method of an object is over the object: a delegate of a static method would have to move the arguments along first.
// Only what is frequent: up to four arguments (the object included) that are numbers, text, bool, or .NET objects as they are.
// Properties are their methods; fields have code of the same kind.
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
        return Make(overload.Info.Name, taken, overload.TakesObject, classes, (il) => Give(il, Call(il, overload), overload.GivesValues));
    }

    /// <summary>The code that reads or writes a field; null if its type is none of the frequent kinds.</summary>
    public static Delegate? Of(FieldInfo field, bool isWritten, HostClasses classes)
    {
        Type[] taken = [.. field.IsStatic ? [] : new[] { field.DeclaringType! }, .. isWritten ? new[] { field.FieldType } : []];
        return field.IsLiteral || !Array.TrueForAll(taken, IsTaken) ? null : Make(field.Name, taken, !field.IsStatic, classes, (il) =>
        {
            il.Emit(isWritten ? field.IsStatic ? OpCodes.Stsfld : OpCodes.Stfld : field.IsStatic ? OpCodes.Ldsfld : OpCodes.Ldfld, field);
            Give(il, isWritten ? typeof(void) : field.FieldType, givesValues: false);
        });
    }

    // Takes the values apart, does the work with what they are, and answers what that leaves.
    static Delegate Make(string name, Type[] taken, bool takesObject, HostClasses classes, Action<ILGenerator> work)
    {
        var method = new DynamicMethod(name, typeof(Value), [typeof(HostResults), .. Enumerable.Repeat(typeof(Value), taken.Length)], typeof(HostThunk).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        var isOther = il.DeclareLocal(typeof(bool));
        var other = il.DefineLabel();
        var values = new LocalBuilder[taken.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            var isObject = i == 0 && takesObject;
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
        work(il);
        il.Emit(OpCodes.Ret);
        il.MarkLabel(other);
        var nothing = il.DeclareLocal(typeof(Value));
        il.Emit(OpCodes.Ldloca, nothing);
        il.Emit(OpCodes.Initobj, typeof(Value));
        il.Emit(OpCodes.Ldloc, nothing);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate(kinds[taken.Length], new HostResults(classes));
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

    static bool IsTaken(Type type) => IsSmall(type) || type == typeof(long) || type == typeof(ulong) || type == typeof(double) || type == typeof(float) || type == typeof(bool) || type == typeof(string)
        || !type.IsPrimitive && type != typeof(object) && type != typeof(decimal) && type != typeof(Type) && !type.IsByRefLike && Nullable.GetUnderlyingType(type) is null
            && !type.IsAssignableTo(typeof(Delegate)) && !type.IsArray && type != typeof(System.Numerics.BigInteger) && type != typeof(System.Numerics.Complex);

    /// <summary>Integers all of which are Python's small ones.</summary>
    static bool IsSmall(Type type) => type == typeof(int) || type == typeof(uint) || type == typeof(short) || type == typeof(ushort) || type == typeof(byte) || type == typeof(sbyte);

    static MethodInfo Taker(Type type, bool isReference)
    {
        const BindingFlags own = BindingFlags.NonPublic | BindingFlags.Static;
        var name = type == typeof(long) ? nameof(TakeLong)
            : IsSmall(type) || type == typeof(ulong) ? nameof(TakeNumber)
            : type == typeof(float) ? nameof(TakeSingle)
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
        if (type == typeof(long) || IsSmall(type))
        {
            il.Emit(type == typeof(uint) ? OpCodes.Conv_U8 : OpCodes.Conv_I8);
            il.Emit(OpCodes.Call, typeof(Value).GetMethod(nameof(Value.Int), [typeof(long)])!);
        }
        else if (type == typeof(double) || type == typeof(float))
        {
            il.Emit(OpCodes.Conv_R8);
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

    static T TakeNumber<T>(Value v, ref bool isOther) where T : struct, System.Numerics.INumber<T>
    {
        isOther |= !v.IsInt || long.CreateTruncating(T.CreateTruncating(v.Bits)) != v.Bits || typeof(T) == typeof(ulong) && v.Bits < 0;
        return T.CreateTruncating(v.Bits);
    }

    static float TakeSingle(Value v, ref bool isOther) => (float)TakeDouble(v, ref isOther);

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

    static Value GiveObject(object? result, HostResults results) => results.Give(result);

    static Value GiveValue(object? result, HostResults results) => results.GiveValue(result);
}

/// <summary>What one piece of code gives: .NET objects are mostly of the type that the last one was of.</summary>
sealed class HostResults(HostClasses classes)
{
    // One reference, for two OS threads may ask at once.
    Tuple<Type, PyType>? last;

    public Value Give(object? result)
    {
        if (result is not null && last is { } known && result.GetType() == known.Item1)
        {
            var made = Unsafe.As<PyHostObject>(known.Item2.Allocate());
            made.Target = result;
            return new Value(made);
        }
        return GiveOther(result);
    }

    // Of these, what becomes of an object does not stand in its type alone.
    Value GiveOther(object? result)
    {
        var given = classes.ToPython(result);
        if (result is not (null or IHostSubclass or Delegate or IConvertible) && given.Object is PyHostObject host && host.GetType() == typeof(PyHostObject) && ReferenceEquals(host.Target, result))
        {
            last = Tuple.Create(result.GetType(), host.Type);
        }
        return given;
    }

    public Value GiveValue(object? result) => ToPython.Of(classes.Interpreter, result);
}
