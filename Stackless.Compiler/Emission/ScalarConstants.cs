// Constants that are values rather than objects: small ints, floats, bools, None. Emitted in place, no field.
using System.Reflection.Emit;
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Emission;
static class ScalarConstants
{
    /// <summary>Leaves the value on the stack; false (and nothing emitted) if the constant is an object.</summary>
    public static bool TryEmit(ILGenerator il, ConstantValue value)
    {
        switch (value)
        {
            case ConstantInt { Value: var number } when number >= long.MinValue && number <= long.MaxValue:
                il.Emit(OpCodes.Ldsfld, RuntimeMembers.IntTag);
                il.Emit(OpCodes.Ldc_I8, (long)number);
                il.Emit(OpCodes.Newobj, RuntimeMembers.NewTagged);
                return true;
            case ConstantFloat number:
                il.Emit(OpCodes.Ldc_R8, number.Value);
                il.Emit(OpCodes.Call, RuntimeMembers.FloatValue);
                return true;
            case ConstantBool b:
                il.Emit(OpCodes.Ldsfld, b.Value ? RuntimeMembers.True : RuntimeMembers.False);
                il.Emit(OpCodes.Newobj, RuntimeMembers.NewValue);
                return true;
            case ConstantNone:
                il.Emit(OpCodes.Call, RuntimeMembers.NoneValue);
                return true;
            default:
                return false;
        }
    }
}
