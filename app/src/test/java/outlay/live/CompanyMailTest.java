package outlay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CompanyMailTest {
    @Test
    void aCompanyIsWhoRegisteredTheDomainAndNoMailProvider() {
        Map.of("ann@mail.acme.co.uk", "acme.co.uk", "ann@acme.com", "acme.com", "ann@xn--bcher-kva.de",
                "xn--bcher-kva.de", "ann@gmail.com", "", "ann@yahoo.co.jp", "", "ann@mail.hotmail.fr", "",
                "ann@10minutemail.net", "", "ann@localhost", "", "ann@co.uk", "", "ann@a b", "")
                .forEach((email, domain) -> assertThat(CompanyMail.SHARED.of(email)).as(email).isEqualTo(domain));
    }
}
