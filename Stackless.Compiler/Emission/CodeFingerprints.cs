// What identifies the code of a function: a digest of its printed IR and of the digests of the functions it makes, since what it calls by a
// local name must be what it was. What a module's or a class's body makes is found by its own name and has a digest of its own.
// Each function is printed once per module, however deep it is nested: one object per module being emitted, asked by SiteTable.
namespace Stackless.Compiler.Emission;
using System.Security.Cryptography;
using System.Text;
using Stackless.Compiler.Ir;

sealed class CodeFingerprints
{
    readonly Dictionary<IrFunction, byte[]> known = [];

    public byte[] Of(IrFunction function)
    {
        if (known.TryGetValue(function, out var digest))
        {
            return digest;
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(IrPrinter.Print(function)));
        if (function.Kind is not (FunctionKind.Module or FunctionKind.ClassBody))
        {
            foreach (var block in function.Blocks)
            {
                foreach (var op in block.Ops)
                {
                    if (op is MakeFunction make)
                    {
                        hash.AppendData(Of(make.Function));
                    }
                }
            }
        }
        digest = hash.GetHashAndReset();
        known.Add(function, digest);
        return digest;
    }
}
