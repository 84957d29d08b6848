package outlay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresAddressTest {
    @Test
    void readsBothForms() {
        PostgresAddress uri = PostgresAddress.parse("V", "postgres://ann:a%40b%2Fc+d@db.example/books?sslmode=require");
        assertThat(uri.source().getUser()).isEqualTo("ann");
        assertThat(uri.source().getPassword()).isEqualTo("a@b/c+d");
        assertThat(uri.source().getSslmode()).isEqualTo("require");
        assertThat(uri.where()).isEqualTo("books at db.example:5432");
        PostgresAddress jdbc = PostgresAddress.parse("V", "jdbc:postgresql://[::1]:6000/books?user=ann&password=x");
        assertThat(jdbc.where()).isEqualTo("books at [::1]:6000");
        assertThat(jdbc.source().getUser()).isEqualTo("ann");
        assertThat(PostgresAddress.parse("V", "postgresql://ann@[::1]:6000/b").where()).isEqualTo("b at [::1]:6000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://u:secret@h/d", "postgresql://u:secret@h", "postgresql://u:secret@h/",
            "postgresql://u:sec ret@h/d", "jdbc:postgresql://h:x/d", "secret", "", "postgresql://u:a@secret/b@h/d",
            "postgresql://u:a/secret@h/d", "postgresql://u:%secret@h/d"})
    void namesTheSettingAndNotThePassword(String url) {
        assertThatThrownBy(() -> PostgresAddress.parse("OUTLAY_DATABASE_URL", url)).isInstanceOf(StoreRefused.class)
                .hasMessageContaining("OUTLAY_DATABASE_URL is not the address")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
