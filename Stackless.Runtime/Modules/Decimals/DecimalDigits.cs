// Whole numbers as decimal digits: how many there are, powers of ten, and cutting digits off with rounding. Two sizes: 128 bits, and any.
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

static class DecimalDigits
{
    /// <summary>Digits that a number of 126 bits always has room for, and at most has.</summary>
    public const int SmallDigits = 37, MostSmallDigits = 38, SmallBits = 126;

    const int KnownPowers = 400;

    // What has more digits does not fit into memory.
    const long MostDigits = 600_000_000;

    static readonly ulong[] words = MakeWords();
    static readonly UInt128[] smalls = MakeSmalls();
    static readonly BigInteger[] bigs = MakeBigs();

    static ulong[] MakeWords()
    {
        var powers = new ulong[21];
        powers[0] = 1;
        for (var i = 1; i < 20; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }
        powers[20] = ulong.MaxValue;
        return powers;
    }

    static UInt128[] MakeSmalls()
    {
        var powers = new UInt128[MostSmallDigits + 2];
        powers[0] = 1;
        for (var i = 1; i <= MostSmallDigits; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }
        powers[MostSmallDigits + 1] = UInt128.MaxValue;
        return powers;
    }

    static BigInteger[] MakeBigs()
    {
        var powers = new BigInteger[KnownPowers];
        powers[0] = 1;
        for (var i = 1; i < KnownPowers; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /// <summary>10 to a power up to 38.</summary>
    public static UInt128 Small(int exponent) => smalls[exponent];

    public static BigInteger Power(long exponent) => exponent < KnownPowers ? bigs[exponent]
        : exponent > MostDigits ? throw new OutOfMemoryException()
        : BigInteger.Pow(10, (int)exponent);

    /// <summary>Digits; 0 has one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count(ulong n)
    {
        // 1233 / 4096 is the logarithm of 2, near enough for 64 and 128 bits.
        var least = (BitOperations.Log2(n | 1) + 1) * 1233 >> 12;
        return least + ((n | 1) >= words[least] ? 1 : 0);
    }

    public static int Count(UInt128 n)
    {
        var upper = (ulong)(n >> 64);
        if (upper == 0)
        {
            return Count((ulong)n);
        }
        var least = (BitOperations.Log2(upper) + 65) * 1233 >> 12;
        return least + (n >= smalls[least] ? 1 : 0);
    }

    public static long Count(BigInteger n)
    {
        var bits = n.GetBitLength();
        if (bits <= 64)
        {
            return Count((ulong)n);
        }
        // A number of so many bits has one of at most two counts of digits; where the logarithms say only one, nothing need be compared.
        const double logarithmOfTwo = 0.301029995663981195, doubt = 1e-6;
        long least = (long)((bits - 1) * logarithmOfTwo - doubt), most = (long)(bits * logarithmOfTwo + doubt);
        while (least < most && n >= Power(least + 1))
        {
            least++;
        }
        return least + 1;
    }

    /// <summary>Without the last digits, rounded; and whether those were not all zero.</summary>
    public static UInt128 Cut(UInt128 number, int count, bool isNegative, DecimalRounding rounding, out bool isInexact)
    {
        UInt128 kept, rest, divisor;
        if ((ulong)(number >> 64) == 0 && count < 20)
        {
            var (q, r) = Math.DivRem((ulong)number, words[count]);
            (kept, rest, divisor) = (q, r, words[count]);
        }
        else if (count > MostSmallDigits)
        {
            (kept, rest, divisor) = (0, number, UInt128.MaxValue);
        }
        else
        {
            divisor = smalls[count];
            (kept, rest) = UInt128.DivRem(number, divisor);
        }
        isInexact = rest != 0;
        if (isInexact && GoesUp(rounding, isNegative, (uint)(kept & 1) != 0, (uint)(kept % 5) == 0, rest.CompareTo(divisor - rest)))
        {
            kept++;
        }
        return kept;
    }

    public static BigInteger Cut(BigInteger number, long count, bool isNegative, DecimalRounding rounding, out bool isInexact)
    {
        if (count > Count(number) + 1)
        {
            count = Count(number) + 1;
        }
        var divisor = Power(count);
        var kept = BigInteger.DivRem(number, divisor, out var rest);
        isInexact = !rest.IsZero;
        return isInexact && GoesUp(rounding, isNegative, !kept.IsEven, rounding == DecimalRounding.ZeroFiveUp && (kept % 5).IsZero, (rest + rest).CompareTo(divisor)) ? kept + 1 : kept;
    }

    // The rest is not zero; its order is that against a half.
    static bool GoesUp(DecimalRounding rounding, bool isNegative, bool isOdd, bool isZeroOrFive, int order) => rounding switch
    {
        DecimalRounding.Up => true,
        DecimalRounding.Down => false,
        DecimalRounding.Ceiling => !isNegative,
        DecimalRounding.Floor => isNegative,
        DecimalRounding.HalfUp => order >= 0,
        DecimalRounding.HalfDown => order > 0,
        DecimalRounding.HalfEven => order > 0 || order == 0 && isOdd,
        _ => isZeroOrFive,
    };

    /// <summary>number * 10**exponent, rounded down; the exponent may be negative.</summary>
    public static BigInteger Scaled(BigInteger number, long exponent) => exponent >= 0 ? number * Power(exponent) : number / Power(-exponent);

    /// <summary>The whole part of a square root.</summary>
    public static BigInteger SquareRoot(BigInteger n)
    {
        if (n < (1L << 52))
        {
            return (BigInteger)Math.Floor(Math.Sqrt((double)n));
        }
        // Half the digits first, then one step of Newton's: from above, until it does not become less.
        var shift = (int)(n.GetBitLength() / 4);
        var root = (SquareRoot(n >> (2 * shift)) + 1) << shift;
        for (; ; )
        {
            var next = (root + n / root) >> 1;
            if (next >= root)
            {
                return root;
            }
            root = next;
        }
    }
}
