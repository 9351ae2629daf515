// The body of a generated member: its arguments as Python values, and the call through Stackless.Runtime's Exports.
//     ArgumentNullException.ThrowIfNull(text, "text");
//     return Exports.Call<long>(self, export, [Value.Int(n), Exports.Argument(self, text)], rest, names, named, more);
using System.Reflection;
using System.Reflection.Emit;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Emission;

/// <param name="first">The number of the first argument: 1 where the method has an object.</param>
/// <param name="hasSelf">Conversions are made in the object's interpreter.</param>
sealed class ExportedCallEmitter(ILGenerator il, IReadOnlyList<ExportedParameter> parameters, int first, bool hasSelf)
{
    public void CheckNulls()
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Type.IsNotNull)
            {
                il.EmitLoadArgument(first + i);
                il.Emit(OpCodes.Ldstr, parameters[i].Name);
                il.Emit(OpCodes.Call, typeof(ArgumentNullException).GetMethod(nameof(ArgumentNullException.ThrowIfNull), [typeof(object), typeof(string)])!);
            }
        }
    }

    /// <summary>All that a call passes: positional, rest, names, named, more.</summary>
    public void EmitArguments()
    {
        EmitArray(Passing.Positional);
        EmitOne(Passing.Rest);
        EmitNames();
        EmitArray(Passing.ByName);
        EmitOne(Passing.MoreByName);
    }

    const int MostShort = 3;

    /// <summary>A few arguments, all of them passed by position.</summary>
    public bool IsShort => parameters.Count <= MostShort && parameters.All(p => p.Passing == Passing.Positional && !p.IsOmitted);

    /// <summary>All that a short call passes: their number, and three values.</summary>
    public void EmitShort()
    {
        il.EmitInt(parameters.Count);
        for (var i = 0; i < parameters.Count; i++)
        {
            EmitValue(i);
        }
        for (var i = parameters.Count; i < MostShort; i++)
        {
            il.Emit(OpCodes.Ldsfld, typeof(Exports).GetField(nameof(Exports.Nothing))!);
        }
    }

    /// <summary>One argument, as a Python value.</summary>
    public void EmitValue(int i)
    {
        var (type, isOmitted) = (parameters[i].Type.Type, parameters[i].IsOmitted);
        if (type == typeof(long) || type == typeof(double) || type == typeof(bool))
        {
            il.EmitLoadArgument(first + i);
            il.Emit(OpCodes.Call, typeof(Value).GetMethod(type == typeof(long) ? nameof(Value.Int) : type == typeof(double) ? nameof(Value.Float) : nameof(Value.Bool), [type])!);
            return;
        }
        EmitSelf();
        il.EmitLoadArgument(first + i);
        if (parameters[i].Type.IsBoxed)
        {
            il.Emit(OpCodes.Box, type);
        }
        il.Emit(OpCodes.Call, typeof(Exports).GetMethod(isOmitted ? nameof(Exports.ArgumentUnlessNull) : nameof(Exports.Argument))!);
    }

    public void EmitSelf() => il.Emit(hasSelf ? OpCodes.Ldarg_0 : OpCodes.Ldnull);

    void EmitArray(Passing passing)
    {
        il.EmitInt(parameters.Count(p => p.Passing == passing));
        il.Emit(OpCodes.Newarr, typeof(Value));
        var index = 0;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Passing == passing)
            {
                il.Emit(OpCodes.Dup);
                il.EmitInt(index++);
                EmitValue(i);
                il.Emit(OpCodes.Stelem, typeof(Value));
            }
        }
    }

    void EmitNames()
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
    void EmitOne(Passing passing)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Passing == passing)
            {
                il.EmitLoadArgument(first + i);
                return;
            }
        }
        il.Emit(OpCodes.Ldnull);
    }
}
