// A set of one function's locals as bits, for dataflow. Copying and meeting are linear in the number of locals / 64.
namespace Stackless.Compiler.Ir;

public sealed class LocalSet
{
    readonly ulong[] bits;

    public LocalSet(int localCount) => bits = new ulong[(localCount + 63) / 64];
    public LocalSet(LocalSet other) => bits = (ulong[])other.bits.Clone();

    public bool Contains(Local local) => (bits[local.Index / 64] >> (local.Index % 64) & 1) != 0;
    public void Add(Local local) => bits[local.Index / 64] |= 1UL << (local.Index % 64);
    public void Remove(Local local) => bits[local.Index / 64] &= ~(1UL << (local.Index % 64));

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in bits)
            {
                count += System.Numerics.BitOperations.PopCount(word);
            }
            return count;
        }
    }

    /// <summary>The members, in the order of the function's locals.</summary>
    public IEnumerable<Local> Of(IrFunction function)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            for (var rest = bits[i]; rest != 0; rest &= rest - 1)
            {
                yield return function.Locals[i * 64 + System.Numerics.BitOperations.TrailingZeroCount(rest)];
            }
        }
    }

    /// <summary>Indices of what is in one of the two and not in the other, ascending, after the list is emptied. Sets next to each other mostly are equal.</summary>
    public void DifferenceTo(LocalSet other, List<int> indices)
    {
        indices.Clear();
        if (ReferenceEquals(this, other))
        {
            return;
        }
        for (var i = 0; i < bits.Length; i++)
        {
            for (var rest = bits[i] ^ other.bits[i]; rest != 0; rest &= rest - 1)
            {
                indices.Add(i * 64 + System.Numerics.BitOperations.TrailingZeroCount(rest));
            }
        }
    }

    /// <summary>Adds what is in the other; true if that added something.</summary>
    public bool UnionWith(LocalSet other)
    {
        var hasChanged = false;
        for (var i = 0; i < bits.Length; i++)
        {
            var union = bits[i] | other.bits[i];
            hasChanged |= union != bits[i];
            bits[i] = union;
        }
        return hasChanged;
    }

    /// <summary>Keeps what is also in the other; true if that removed something.</summary>
    public bool IntersectWith(LocalSet other)
    {
        var hasChanged = false;
        for (var i = 0; i < bits.Length; i++)
        {
            var common = bits[i] & other.bits[i];
            hasChanged |= common != bits[i];
            bits[i] = common;
        }
        return hasChanged;
    }
}
