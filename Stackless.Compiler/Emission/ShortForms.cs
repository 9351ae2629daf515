// The shortest encoding of an instruction with a small operand: the builder takes the opcode as it is given (of locals it chooses itself).
using System.Reflection.Emit;

namespace Stackless.Compiler.Emission;
static class ShortForms
{
    static readonly OpCode[] integers = [OpCodes.Ldc_I4_M1, OpCodes.Ldc_I4_0, OpCodes.Ldc_I4_1, OpCodes.Ldc_I4_2, OpCodes.Ldc_I4_3,
        OpCodes.Ldc_I4_4, OpCodes.Ldc_I4_5, OpCodes.Ldc_I4_6, OpCodes.Ldc_I4_7, OpCodes.Ldc_I4_8];

    static readonly OpCode[] arguments = [OpCodes.Ldarg_0, OpCodes.Ldarg_1, OpCodes.Ldarg_2, OpCodes.Ldarg_3];

    public static void EmitInt(this ILGenerator il, int number)
    {
        if (number is >= -1 and <= 8)
        {
            il.Emit(integers[number + 1]);
        }
        else if (number is >= sbyte.MinValue and <= sbyte.MaxValue)
        {
            il.Emit(OpCodes.Ldc_I4_S, (sbyte)number);
        }
        else
        {
            il.Emit(OpCodes.Ldc_I4, number);
        }
    }

    public static void EmitLoadArgument(this ILGenerator il, int index)
    {
        if (index < arguments.Length)
        {
            il.Emit(arguments[index]);
        }
        else
        {
            Emit(il, index, OpCodes.Ldarg_S, OpCodes.Ldarg);
        }
    }

    public static void EmitLoadArgumentAddress(this ILGenerator il, int index) => Emit(il, index, OpCodes.Ldarga_S, OpCodes.Ldarga);

    public static void EmitStoreArgument(this ILGenerator il, int index) => Emit(il, index, OpCodes.Starg_S, OpCodes.Starg);

    static void Emit(ILGenerator il, int index, OpCode small, OpCode large)
    {
        if (index <= byte.MaxValue)
        {
            il.Emit(small, (byte)index);
        }
        else
        {
            il.Emit(large, (short)index);
        }
    }
}
