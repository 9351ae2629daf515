using NUnit.Framework;

public sealed class ShopTests
{
    [Test]
    public void ADiscountIsTakenOffTheSum() => Assert.That(shop.total([3, 4.5], discount: 0.2), Is.EqualTo(6.0).Within(1e-9));
}
